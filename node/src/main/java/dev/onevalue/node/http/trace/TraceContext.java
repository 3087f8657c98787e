package dev.onevalue.node.http.trace;

import dev.onevalue.node.core.register.TraceId;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The trace that a request is part of: the one that its {@code traceparent} names, or one that
 * begins here.
 *
 * @param span what this node does for the request, never 0
 * @param flags as they came
 * @see <a href="https://www.w3.org/TR/trace-context/#traceparent-header">W3C Trace Context</a>
 */
public record TraceContext(TraceId trace, long span, byte flags) {

  /** The header of a request, and of its answer. */
  public static final String HEADER = "traceparent";

  /** What a later version appends is left out, as its text asks. */
  private static final Pattern TRACEPARENT =
      Pattern.compile("(?!ff)([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");

  /** A request's, by its header; what that names is ignored if it is not well-formed. */
  public static TraceContext of(@Nullable String traceparent) {
    Matcher parts = TRACEPARENT.matcher(traceparent == null ? "" : traceparent);
    if (!parts.matches() || (parts.group(1).equals("00") && parts.group(5) != null)) {
      return begun();
    }
    String id = parts.group(2);
    var trace =
        new TraceId(Long.parseUnsignedLong(id, 0, 16, 16), Long.parseUnsignedLong(id, 16, 32, 16));
    boolean isZero = trace.isNone() || Long.parseUnsignedLong(parts.group(3), 16) == 0;
    return isZero
        ? begun()
        : new TraceContext(trace, random(), (byte) Integer.parseInt(parts.group(4), 16));
  }

  private static TraceContext begun() {
    return new TraceContext(new TraceId(random(), random()), random(), (byte) 0);
  }

  private static long random() {
    long bits;
    do {
      bits = ThreadLocalRandom.current().nextLong();
    } while (bits == 0);
    return bits;
  }

  /** The header of the answer. */
  public String traceparent() {
    HexFormat hex = HexFormat.of();
    return "00-" + trace + "-" + hex.toHexDigits(span) + "-" + hex.toHexDigits(flags);
  }
}
