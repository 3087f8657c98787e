package dev.onevalue.node.cluster.tls;

/** What an exception comes from. */
final class Causes {

  private Causes() {}

  /** The message of the innermost one. */
  static String rootMessage(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage());
  }
}
