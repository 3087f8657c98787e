package dev.onevalue.operator.apiserver;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices when the API server does not answer any more, or only that it is not able to, and when it
 * does again: two lines of the log, however many requests fail in between. Thread-safe.
 */
public final class Outages implements Interceptor {
  private static final Logger LOG = LoggerFactory.getLogger(Outages.class);

  /** Some may still fail, or fail again, when others succeed. */
  private static final Duration QUIET = Duration.ofSeconds(5);

  private final InstantSource clock;
  private @Nullable Instant begin;
  private Instant lastFailure = Instant.EPOCH;

  /** Nothing has failed yet. */
  public Outages(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public void after(
      HttpRequest request,
      HttpResponse<?> response,
      AsyncBody.@Nullable Consumer<List<ByteBuffer>> consumer) {
    if (ApiServer.isTroubled(response.code())) {
      failed("status " + response.code());
    } else {
      succeeded();
    }
  }

  @Override
  public void afterConnectionFailure(HttpRequest request, Throwable failure) {
    if (failure instanceof IOException) {
      failed(request.uri().getAuthority() + ": " + failure);
    }
  }

  synchronized void failed(String why) {
    lastFailure = clock.instant();
    if (begin == null) {
      begin = lastFailure;
      LOG.atWarn()
          .addKeyValue("reason", why)
          .log("the API server does not answer as it should: all is tried again");
    }
  }

  synchronized void succeeded() {
    Instant now = clock.instant();
    if (begin != null && lastFailure.plus(QUIET).isBefore(now)) {
      LOG.atInfo()
          .addKeyValue("seconds", Duration.between(begin, lastFailure).toSeconds())
          .log("the API server answers again");
      begin = null;
    }
  }
}
