package dev.onevalue.node;

/**
 * An environment variable holds what it must not. The message names it, its value, and what would
 * be right.
 */
final class BadSettingException extends RuntimeException {

  BadSettingException(String name, String value, String expected) {
    super("%s: '%s' is not %s".formatted(name, value, expected));
  }
}
