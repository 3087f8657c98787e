package dev.onevalue.client;

import dev.onevalue.client.wire.Chunks;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Opens the streams of members, with a deadline: a stopped process accepts, and never answers. */
final class Streams {

  private static final int OK = 200;

  private final Http http;
  private final Options options;
  private final Liveness liveness;

  Streams(Http http, Options options, Liveness liveness) {
    this.http = http;
    this.options = options;
    this.liveness = liveness;
  }

  /**
   * A stream that has begun.
   *
   * @param age what the member says of itself; null if it does not know
   */
  record Opened(Chunks chunks, @Nullable Duration age) implements AutoCloseable {

    @Override
    public void close() {
      chunks.close();
    }
  }

  /** Opens one; the member need not say what is known. */
  Opened open(URI member, @Nullable Register known) throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<Chunks>> answer =
        http.send(request(member, known), _ -> new Chunks());
    try {
      return opened(liveness.await(answer, options.answer()));
    } finally {
      answer.cancel(true);
    }
  }

  private HttpRequest request(URI member, @Nullable Register known) {
    HttpRequest.Builder request =
        http.request(member, "/v1/watch?heartbeat=%dms".formatted(options.heartbeat().toMillis()))
            .header("Accept", "text/event-stream");
    return (known == null ? request : request.header("Last-Event-ID", known.entityTag())).build();
  }

  private static Opened opened(HttpResponse<Chunks> response) throws IOException {
    String type = response.headers().firstValue("Content-Type").orElse("no content type");
    if (response.statusCode() != OK || !type.startsWith("text/event-stream")) {
      response.body().close();
      throw new IOException("it answers %d with %s".formatted(response.statusCode(), type));
    }
    return new Opened(response.body(), age(response));
  }

  private static @Nullable Duration age(HttpResponse<?> response) {
    long millis = response.headers().firstValueAsLong("OneValue-Age-Millis").orElse(-1);
    return millis < 0 ? null : Duration.ofMillis(millis);
  }
}
