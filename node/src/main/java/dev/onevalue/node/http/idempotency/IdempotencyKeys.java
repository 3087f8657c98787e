package dev.onevalue.node.http.idempotency;

import dev.onevalue.node.http.problem.ProblemException;
import dev.onevalue.node.http.resource.Answer;
import dev.onevalue.node.runtime.OutcomeUnknownException;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Requests with an {@code Idempotency-Key}, each of which is done once: repeated within a minute it
 * gets the first answer again. They are kept for a minute, at most {@value #MAX_KEYS} of them and
 * {@value #MAX_BYTES} bytes of answers, in about 3 MB; beyond that a new key is refused, so that
 * none is ever forgotten early. Thread-safe.
 *
 * @see <a
 *     href="https://datatracker.ietf.org/doc/html/draft-ietf-httpapi-idempotency-key-header">The
 *     Idempotency-Key HTTP Header Field</a>
 */
public final class IdempotencyKeys {

  static final int MAX_KEYS = 2_048;
  static final int MAX_BYTES = 2 * 1024 * 1024;
  private static final long KEPT_NANOS = Duration.ofMinutes(1).toNanos();
  private static final String HEADER = "Idempotency-Key";
  private static final String KEY = "[\\x21-\\x7e ]{1,255}";

  private final LongSupplier nanoTime;
  private final Map<String, FirstTime> known = new HashMap<>();

  public IdempotencyKeys(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /**
   * Does what a request asks, unless it was done already under its key.
   *
   * @throws ProblemException what it throws itself, which is also repeated if it is 412; 409 while
   *     the first is under way, 422 for another request, 503 if too many keys are kept, 400 for one
   *     that is too long
   * @throws OutcomeUnknownException what it throws itself; the key stays taken
   */
  public Answer once(Context context, Callable<Answer> request) throws Exception {
    String key = context.header(HEADER);
    return key == null ? request.call() : once(key, Fingerprint.of(context), request);
  }

  Answer once(String key, Fingerprint fingerprint, Callable<Answer> request) throws Exception {
    requireKey(key);
    var mine = new FirstTime(fingerprint, nanoTime.getAsLong());
    FirstTime first = begin(key, mine);
    return first == null ? mine.run(request, () -> forget(key)) : first.repeat(fingerprint);
  }

  private synchronized @Nullable FirstTime begin(String key, FirstTime mine)
      throws ProblemException {
    long now = nanoTime.getAsLong();
    known.values().removeIf(each -> each.isDone() && now - each.begun() > KEPT_NANOS);
    FirstTime first = known.get(key);
    if (first == null) {
      requireRoom();
      known.put(key, mine);
    }
    return first;
  }

  private void requireRoom() throws ProblemException {
    int bytes = known.values().stream().mapToInt(FirstTime::bytes).sum();
    if (known.size() >= MAX_KEYS || bytes >= MAX_BYTES) {
      throw ProblemException.tryAgain(
          "too many requests with an Idempotency-Key in a minute: nothing was written");
    }
  }

  private synchronized void forget(String key) {
    known.remove(key);
  }

  private static void requireKey(String key) throws ProblemException {
    if (!key.matches(KEY)) {
      throw new ProblemException(
          HttpStatus.BAD_REQUEST, HEADER + ": it is not 1 to 255 visible characters");
    }
  }
}
