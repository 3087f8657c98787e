package dev.onevalue.node.http.access.kubernetes.api;

import java.io.IOException;

/** The API server does not answer, or not with what was asked: it may, later. */
public final class ApiUnavailableException extends IOException {

  public ApiUnavailableException(String message) {
    super(message);
  }
}
