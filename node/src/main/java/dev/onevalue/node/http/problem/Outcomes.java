package dev.onevalue.node.http.problem;

import dev.onevalue.node.core.receipt.Outcome;
import dev.onevalue.node.core.receipt.Refusal;
import dev.onevalue.node.runtime.OutcomeUnknownException;
import dev.onevalue.node.runtime.Request;
import io.javalin.http.HttpStatus;

/** What becomes of writes, as it is answered. */
public final class Outcomes {

  private Outcomes() {}

  /**
   * What became of a write that was taken.
   *
   * @throws ProblemException if it was refused: nothing was written
   * @throws OutcomeUnknownException if nobody knows yet
   */
  public static Outcome await(Request request) throws ProblemException, OutcomeUnknownException {
    return switch (request.await()) {
      case Refusal refusal -> throw problem(refusal);
      case Outcome taken -> taken;
    };
  }

  /** It may have been written: its own answer, never that of a refusal. */
  public static ProblemException unknown(Throwable failure) {
    return new ProblemException(
        HttpStatus.INTERNAL_SERVER_ERROR, String.valueOf(failure.getMessage()));
  }

  /** 503 and 507 promise that nothing was written. */
  public static ProblemException problem(Refusal refusal) {
    return switch (refusal.reason()) {
      case UNINFORMED, OVERLOADED, STOPPED, STORAGE_FAILED ->
          ProblemException.tryAgain(refusal.message());
      case STORAGE_FULL -> new ProblemException(HttpStatus.INSUFFICIENT_STORAGE, refusal.message());
      case AHEAD_OF_CLOCK -> new ProblemException(HttpStatus.CONFLICT, refusal.message());
    };
  }
}
