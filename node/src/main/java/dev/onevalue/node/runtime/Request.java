package dev.onevalue.node.runtime;

import dev.onevalue.node.core.Input;
import dev.onevalue.node.core.receipt.Outcome;
import dev.onevalue.node.core.receipt.Refusal;
import dev.onevalue.node.core.receipt.Refusal.Reason;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A client's write on its way through the loop. Either the loop takes it, or the one who waits
 * withdraws it: what was refused is never applied later. Thread-safe.
 */
public final class Request {

  /** How much longer than asked an answer may take that only has to be written down. */
  private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Input input;
  private final long deadlineNanos;
  private final AtomicBoolean claimed = new AtomicBoolean();
  private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();

  Request(Input input, long deadlineNanos) {
    this.input = input;
    this.deadlineNanos = deadlineNanos;
  }

  /** The answer, once it is there. */
  public CompletableFuture<Outcome> outcome() {
    return outcome;
  }

  /**
   * Waits for the answer, for a second longer than the write may take.
   *
   * @throws OutcomeUnknownException if the write was begun and has not ended; it may be applied
   */
  public Outcome await() throws OutcomeUnknownException {
    try {
      return outcome.get(deadlineNanos - System.nanoTime() + GRACE_NANOS, TimeUnit.NANOSECONDS);
    } catch (TimeoutException | InterruptedException e) {
      return giveUp(e);
    } catch (ExecutionException e) {
      throw new OutcomeUnknownException(e);
    }
  }

  /**
   * Gives it up if its time, and a second, is over and there is no answer: the answer then is that
   * nothing was written, or a failure with {@link OutcomeUnknownException}. For those who do not
   * {@link #await}.
   *
   * @return whether nothing more is to be expected
   */
  public boolean expire(long nanos) {
    if (nanos - deadlineNanos - GRACE_NANOS > 0) {
      try {
        outcome.complete(giveUp(new TimeoutException()));
      } catch (OutcomeUnknownException e) {
        outcome.completeExceptionally(e);
      }
    }
    return outcome.isDone();
  }

  private Outcome giveUp(Exception cause) throws OutcomeUnknownException {
    if (claim()) {
      return tooLate();
    }
    throw new OutcomeUnknownException(cause);
  }

  /** The loop takes it, unless its time is over or nobody waits for it any more. */
  boolean take(long nanos) {
    if (!claim()) {
      return false;
    }
    if (nanos - deadlineNanos > 0) {
      answer(tooLate());
      return false;
    }
    return true;
  }

  Input input() {
    return input;
  }

  void refuse(Reason reason, String message) {
    claim();
    answer(new Refusal(reason, message));
  }

  void answer(Outcome answer) {
    outcome.complete(answer);
  }

  /** It was begun, and nothing more is known. */
  void fail() {
    var ended = new IllegalStateException("this node has ended");
    outcome.completeExceptionally(new OutcomeUnknownException(ended));
  }

  private boolean claim() {
    return claimed.compareAndSet(false, true);
  }

  private static Refusal tooLate() {
    return new Refusal(Reason.OVERLOADED, "too many writes wait on this node: nothing was written");
  }
}
