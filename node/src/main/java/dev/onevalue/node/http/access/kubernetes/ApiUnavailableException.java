package dev.onevalue.node.http.access.kubernetes;

import java.io.IOException;

/** The API server does not answer, or not with what was asked: it may, later. */
final class ApiUnavailableException extends IOException {

  ApiUnavailableException(String message) {
    super(message);
  }
}
