package dev.onevalue.node.http.access.kubernetes;

/** It cannot be told by a token who sent it: the message says why, of the token in "it". */
final class BadTokenException extends Exception {

  BadTokenException(String message) {
    super(message, null, false, false);
  }
}
