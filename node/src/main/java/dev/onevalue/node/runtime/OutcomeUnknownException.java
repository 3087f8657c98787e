package dev.onevalue.node.runtime;

/** A write was begun, and nobody knows yet whether it has been or will be made. */
public final class OutcomeUnknownException extends Exception {

  OutcomeUnknownException(Throwable cause) {
    super("the write was begun and has not ended: it may have been made", cause);
  }
}
