package dev.onevalue.node.http;

/** What a client sent, made fit for a line of the log or of an answer. */
final class Printable {

  private static final int MAX_LENGTH = 100;

  private Printable() {}

  /** At most {@value #MAX_LENGTH} characters of it, with ? for all that is not visible. */
  static String of(String text) {
    String visible = text.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "?");
    return visible.length() <= MAX_LENGTH ? visible : visible.substring(0, MAX_LENGTH) + "...";
  }

  /** An exception that tells the same, its message made fit. */
  static Exception of(Exception exception) {
    var fit = new Exception(of(exception.toString()));
    fit.setStackTrace(exception.getStackTrace());
    return fit;
  }
}
