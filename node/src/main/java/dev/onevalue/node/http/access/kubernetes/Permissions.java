package dev.onevalue.node.http.access.kubernetes;

import dev.onevalue.node.http.access.kubernetes.api.ApiUnavailableException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Who may, as the API server said last: a permission counts for a minute, and while the API server
 * does not answer for an hour. A refusal counts for five seconds, so that who is granted it need
 * not wait. Thread-safe.
 */
final class Permissions {

  static final Duration FRESH = Duration.ofMinutes(1);
  static final Duration REFUSED = Duration.ofSeconds(5);
  static final Duration STALE = Duration.ofHours(1);

  /** So seldom somebody waits for an API server that does not answer. */
  static final Duration AWAY = Duration.ofSeconds(5);

  /** Asks the API server. */
  @FunctionalInterface
  interface Review {
    boolean allows(ServiceAccount account, long deadline) throws IOException;
  }

  private final Review review;
  private final LongSupplier nanoTime;
  private final Recent<ServiceAccount, Decision> decisions = new Recent<>();
  private final ConcurrentMap<ServiceAccount, CompletableFuture<Boolean>> asking =
      new ConcurrentHashMap<>();
  private volatile @Nullable Long unanswered;

  private record Decision(boolean allowed, long at) {}

  /**
   * @param nanoTime by which decisions grow old
   */
  Permissions(Review review, LongSupplier nanoTime) {
    this.review = review;
    this.nanoTime = nanoTime;
  }

  /** Whether it is known without a question that they may. */
  boolean isKnown(ServiceAccount account) {
    Decision last = decisions.get(account);
    return last != null && last.allowed && counts(last, isAway() ? STALE : FRESH);
  }

  /**
   * Whether they may. Those who ask for the same one at the same time wait for one question.
   *
   * @throws IOException if it cannot be known now
   */
  boolean allow(ServiceAccount account, long deadline) throws IOException {
    Decision last = decisions.get(account);
    if (last != null && counts(last, last.allowed ? FRESH : REFUSED)) {
      return last.allowed;
    }
    if (isAway()) {
      return requireStale(last, new ApiUnavailableException("it did not answer lately"));
    }
    try {
      return ask(account, deadline);
    } catch (ApiUnavailableException e) {
      return requireStale(last, e);
    }
  }

  private boolean ask(ServiceAccount account, long deadline) throws IOException {
    var mine = new CompletableFuture<Boolean>();
    CompletableFuture<Boolean> others = asking.putIfAbsent(account, mine);
    if (others != null) {
      return answer(others, deadline);
    }
    try {
      mine.complete(askNow(account, deadline));
    } catch (IOException | RuntimeException e) {
      mine.completeExceptionally(e);
    } finally {
      asking.remove(account, mine);
    }
    return answer(mine, deadline);
  }

  private boolean askNow(ServiceAccount account, long deadline) throws IOException {
    Decision last = decisions.get(account);
    if (last != null && counts(last, REFUSED)) {
      // somebody has asked between the look at it and here
      return last.allowed;
    }
    long now = nanoTime.getAsLong();
    try {
      boolean allowed = review.allows(account, deadline);
      unanswered = null;
      decisions.put(account, new Decision(allowed, now));
      return allowed;
    } catch (ApiUnavailableException e) {
      unanswered = nanoTime.getAsLong();
      throw e;
    }
  }

  private static boolean answer(CompletableFuture<Boolean> answer, long deadline)
      throws IOException {
    try {
      return answer.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException _) {
      throw new ApiUnavailableException("it does not answer in time");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new ApiUnavailableException("interrupted");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException failed ? failed : new IOException(e.getCause());
    }
  }

  private boolean requireStale(@Nullable Decision last, ApiUnavailableException otherwise)
      throws ApiUnavailableException {
    if (last != null && last.allowed && counts(last, STALE)) {
      return true;
    }
    throw otherwise;
  }

  private boolean isAway() {
    Long since = unanswered;
    return since != null && nanoTime.getAsLong() - since < AWAY.toNanos();
  }

  private boolean counts(Decision decision, Duration life) {
    return nanoTime.getAsLong() - decision.at < life.toNanos();
  }
}
