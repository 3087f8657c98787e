package dev.onevalue.node.simulation.spread;

/** The command was called in a way that it does not know. The message is one line for people. */
final class UsageException extends Exception {

  private static final long serialVersionUID = 1;

  UsageException(String message) {
    super(message);
  }
}
