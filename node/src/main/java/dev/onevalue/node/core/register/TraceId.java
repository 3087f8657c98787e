package dev.onevalue.node.core.register;

import java.util.HexFormat;

/**
 * The id that follows a request through all that it causes, as W3C Trace Context has it: 128 bits.
 *
 * @see <a href="https://www.w3.org/TR/trace-context/#trace-id">W3C Trace Context, trace-id</a>
 */
public record TraceId(long high, long low) {

  /** Of what no request is known to have caused. */
  public static final TraceId NONE = new TraceId(0, 0);

  public boolean isNone() {
    return equals(NONE);
  }

  /** 32 hexadecimal digits, in lower case. */
  @Override
  public String toString() {
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(high) + hex.toHexDigits(low);
  }
}
