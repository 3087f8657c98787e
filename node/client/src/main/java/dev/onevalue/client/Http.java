package dev.onevalue.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/** Requests to members. Thread-safe. */
final class Http implements AutoCloseable {

  private static final Pattern TOKEN = Pattern.compile("[-A-Za-z0-9._~+/]+=*");

  private final HttpClient client;
  private final Options options;

  Http(Options options, ExecutorService executor) {
    this.options = options;
    this.client =
        HttpClient.newBuilder()
            .version(Version.HTTP_1_1)
            .connectTimeout(options.answer())
            .executor(executor)
            .build();
  }

  /**
   * @param target path and query
   */
  HttpRequest.Builder request(URI member, String target) {
    String base = member.toString();
    String path = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(path + target));
    var token = options.token();
    return token == null ? request : request.header("Authorization", bearer(token.get()));
  }

  /** Checked here: the JDK's own message would repeat it. */
  private static String bearer(String token) {
    if (!TOKEN.matcher(token).matches()) {
      throw new IllegalArgumentException("the token is none: RFC 6750, section 2.1");
    }
    return "Bearer " + token;
  }

  <T> CompletableFuture<HttpResponse<T>> send(HttpRequest request, BodyHandler<T> body) {
    return client.sendAsync(request, body);
  }

  /** The answer, body and all if the handler reads it all, within a deadline. */
  <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> body, Duration deadline)
      throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<T>> answer = send(request, body);
    try {
      return answer.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException _) {
      throw new HttpTimeoutException("no answer within %d ms".formatted(deadline.toMillis()));
    } catch (ExecutionException e) {
      throw failure(e);
    } finally {
      answer.cancel(true);
    }
  }

  /** What went wrong, to be thrown by the thread that waited for it. */
  static IOException failure(ExecutionException e) {
    return e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
