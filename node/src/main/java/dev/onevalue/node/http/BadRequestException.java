package dev.onevalue.node.http;

/**
 * A request asks for something that there is not: the message names it, and what would be right.
 */
final class BadRequestException extends Exception {

  BadRequestException(String message) {
    super(message);
  }
}
