package dev.onevalue.node.http.idempotency;

import dev.onevalue.node.http.problem.ProblemException;
import dev.onevalue.node.http.resource.Answer;
import dev.onevalue.node.runtime.OutcomeUnknownException;
import io.javalin.http.HttpStatus;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** A request that is done for the first time, and how it ended. Thread-safe. */
final class FirstTime {

  private final Fingerprint fingerprint;
  private final long begun;
  private volatile @Nullable Answer answer;
  private volatile @Nullable Exception failure;

  FirstTime(Fingerprint fingerprint, long begun) {
    this.fingerprint = fingerprint;
    this.begun = begun;
  }

  /** When it was begun, by {@link System#nanoTime()}. */
  long begun() {
    return begun;
  }

  boolean isDone() {
    return answer != null || failure != null;
  }

  /** How many characters of its answer are kept, each of a byte. */
  int bytes() {
    Answer kept = answer;
    return kept == null ? 0 : kept.body().length();
  }

  /**
   * Does it.
   *
   * @param forgotten what to do if nothing was written, so that it can be tried again
   */
  Answer run(Callable<Answer> request, Runnable forgotten) throws Exception {
    try {
      Answer given = request.call();
      answer = given;
      return given;
    } catch (OutcomeUnknownException e) {
      failure = e;
      throw e;
    } catch (ProblemException e) {
      if (e.status() == HttpStatus.PRECONDITION_FAILED) {
        failure = e;
      }
      throw e;
    } finally {
      if (!isDone()) {
        forgotten.run();
      }
    }
  }

  /** The first answer again. */
  Answer repeat(Fingerprint again) throws Exception {
    if (!again.equals(fingerprint)) {
      throw new ProblemException(
          HttpStatus.UNPROCESSABLE_CONTENT,
          "Idempotency-Key: another request was sent with this key less than a minute ago");
    }
    Exception failed = failure;
    if (failed != null) {
      throw failed;
    }
    Answer given = answer;
    if (given == null) {
      throw new ProblemException(
          HttpStatus.CONFLICT, "Idempotency-Key: the first request with this key is under way");
    }
    return given;
  }
}
