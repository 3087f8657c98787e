package dev.onevalue.node.http.problem;

import dev.onevalue.node.core.receipt.PreconditionFailed;
import dev.onevalue.node.core.receipt.Receipt;
import dev.onevalue.node.core.receipt.Refusal;
import dev.onevalue.node.core.receipt.Restored;
import dev.onevalue.node.runtime.OutcomeUnknownException;
import dev.onevalue.node.runtime.Request;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;

/** Waits for writes, and answers those that were refused. */
public final class Writes {

  private Writes() {}

  /**
   * The receipt of a write.
   *
   * @throws WriteRefusedException if it was not taken
   * @throws OutcomeUnknownException if nobody knows yet
   */
  public static Receipt await(Request request) throws OutcomeUnknownException {
    return switch (request.await()) {
      case Receipt receipt -> receipt;
      case PreconditionFailed _, Restored _ ->
          throw new IllegalStateException("not an answer to a write without a precondition");
      case Refusal refusal -> throw new WriteRefusedException(refusal);
    };
  }

  /** 503 and 507 promise that nothing was written. */
  public static void answerRefused(WriteRefusedException e, Context context) {
    Refusal refusal = e.refusal();
    HttpStatus status = status(refusal);
    if (status == HttpStatus.SERVICE_UNAVAILABLE) {
      context.header(Header.RETRY_AFTER, "1");
    }
    Problem.answer(context, status, refusal.message());
  }

  private static HttpStatus status(Refusal refusal) {
    return switch (refusal.reason()) {
      case UNINFORMED, OVERLOADED, STOPPED, STORAGE_FAILED -> HttpStatus.SERVICE_UNAVAILABLE;
      case STORAGE_FULL -> HttpStatus.INSUFFICIENT_STORAGE;
      case AHEAD_OF_CLOCK -> HttpStatus.CONFLICT;
    };
  }

  /** It may have been written: its own answer, never that of a refusal. */
  public static void answerUnknown(OutcomeUnknownException e, Context context) {
    Problem.answer(context, HttpStatus.INTERNAL_SERVER_ERROR, String.valueOf(e.getMessage()));
  }
}
