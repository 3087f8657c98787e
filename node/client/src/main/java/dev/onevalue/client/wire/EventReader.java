package dev.onevalue.client.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes events of the bytes of a stream, however they are cut. {@code id} and {@code retry} are
 * passed over: an id is made of the register, and a client's pauses are its own.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">Server-sent
 *     events</a>
 */
public final class EventReader {

  private static final int MAX_EVENT = 64 * 1024;

  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final StringBuilder data = new StringBuilder();
  private String type = "";
  private boolean afterReturn;

  /**
   * The events that end within these bytes.
   *
   * @throws IOException if an event is larger than {@value #MAX_EVENT} bytes
   */
  public List<ServerSentEvent> read(ByteBuffer bytes) throws IOException {
    List<ServerSentEvent> events = new ArrayList<>();
    while (bytes.hasRemaining()) {
      byte b = bytes.get();
      if (b == '\r' || (b == '\n' && !afterReturn)) {
        end(line.toString(UTF_8), events);
        line.reset();
      } else if (b != '\n') {
        line.write(b);
      }
      afterReturn = b == '\r';
      if (line.size() + data.length() > MAX_EVENT) {
        throw new IOException("an event is larger than %d bytes".formatted(MAX_EVENT));
      }
    }
    return events;
  }

  private void end(String text, List<ServerSentEvent> events) {
    if (text.isEmpty()) {
      dispatch(events);
      return;
    }
    int colon = text.indexOf(':');
    String field = colon < 0 ? text : text.substring(0, colon);
    String value = colon < 0 ? "" : text.substring(colon + 1);
    value = value.startsWith(" ") ? value.substring(1) : value;
    switch (field) {
      case "event" -> type = value;
      case "data" -> data.append(value).append('\n');
      default -> {}
    }
  }

  private void dispatch(List<ServerSentEvent> events) {
    if (!data.isEmpty()) {
      data.setLength(data.length() - 1);
      events.add(new ServerSentEvent(type.isEmpty() ? "message" : type, data.toString()));
    }
    type = "";
    data.setLength(0);
  }
}
