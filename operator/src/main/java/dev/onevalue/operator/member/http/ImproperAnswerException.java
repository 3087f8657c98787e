package dev.onevalue.operator.member.http;

import java.io.IOException;

/** Whoever answers does not speak as a member does. */
public final class ImproperAnswerException extends IOException {

  /** What is improper about it. */
  public ImproperAnswerException(String message) {
    super(message);
  }
}
