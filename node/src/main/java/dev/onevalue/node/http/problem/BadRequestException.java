package dev.onevalue.node.http.problem;

/**
 * A request asks for something that there is not: the message names it, and what would be right.
 */
public final class BadRequestException extends Exception {

  public BadRequestException(String message) {
    super(message);
  }
}
