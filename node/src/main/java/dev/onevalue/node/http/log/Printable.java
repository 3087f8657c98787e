package dev.onevalue.node.http.log;

/** What a client sent, made fit for a line of the log or of an answer. */
public final class Printable {

  private static final int MAX_LENGTH = 100;

  private Printable() {}

  /** At most {@value #MAX_LENGTH} characters of it, with ? for all that is not visible. */
  public static String of(String text) {
    String visible = text.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "?");
    return visible.length() <= MAX_LENGTH ? visible : visible.substring(0, MAX_LENGTH) + "...";
  }

  /** An exception that tells the same, its message made fit. */
  public static Exception of(Exception exception) {
    var fit = new Exception(of(exception.toString()));
    fit.setStackTrace(exception.getStackTrace());
    return fit;
  }
}
