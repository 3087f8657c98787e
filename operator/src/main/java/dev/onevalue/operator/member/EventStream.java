package dev.onevalue.operator.member;

import dev.onevalue.operator.member.http.ImproperAnswerException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads server-sent events. An event of more than {@value #MAX_EVENT} bytes ends the stream. For
 * one thread, but {@link #close} may be called by another one, and ends a read that waits.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">HTML: interpreting
 *     an event stream</a>
 */
public final class EventStream implements Closeable {
  private static final int MAX_EVENT = 8192;
  private static final int BUFFER = 1024;

  private final InputStream in;
  private int size;
  private boolean afterCarriageReturn;

  /** The events in a body. */
  public EventStream(InputStream body) {
    this.in = new BufferedInputStream(body, BUFFER);
  }

  /**
   * Blocks until there is an event with data.
   *
   * @return null: the stream has ended
   * @throws IOException if it broke, was closed, or does not keep the limit
   */
  public @Nullable ServerSentEvent next() throws IOException {
    String type = "message";
    StringBuilder data = new StringBuilder();
    size = 0;
    for (String line = line(); line != null; line = line()) {
      if (line.isEmpty()) {
        if (!data.isEmpty()) {
          return new ServerSentEvent(type, data.substring(0, data.length() - 1));
        }
        type = "message";
        size = 0;
      } else if (field(line).equals("event")) {
        type = value(line);
      } else if (field(line).equals("data")) {
        data.append(value(line)).append('\n');
      }
    }
    return null;
  }

  private static String field(String line) {
    int colon = line.indexOf(':');
    return colon < 0 ? line : line.substring(0, colon);
  }

  private static String value(String line) {
    int colon = line.indexOf(':');
    String value = colon < 0 ? "" : line.substring(colon + 1);
    return value.startsWith(" ") ? value.substring(1) : value;
  }

  private @Nullable String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0; next = in.read()) {
      boolean secondOfTwo = next == '\n' && afterCarriageReturn;
      afterCarriageReturn = next == '\r';
      if (secondOfTwo) {
        continue;
      }
      if (next == '\n' || next == '\r') {
        return line.toString(StandardCharsets.UTF_8);
      }
      if (++size > MAX_EVENT) {
        throw new ImproperAnswerException("an event of more than " + MAX_EVENT + " bytes");
      }
      line.write(next);
    }
    return null;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
