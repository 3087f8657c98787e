package dev.onevalue.node.http.access;

import org.jspecify.annotations.Nullable;

/**
 * Who sends a request.
 *
 * @param subject what they are called; null if anybody may send it, and so nobody is asked
 */
public record Caller(@Nullable String subject) {

  public static final Caller ANYBODY = new Caller(null);
}
