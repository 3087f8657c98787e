package dev.onevalue.node.follow;

/** The command was not given what it needs. The message says what is wrong, in one line. */
final class BadUsage extends Exception {

  private static final long serialVersionUID = 1L;

  BadUsage(String message) {
    super(message);
  }
}
