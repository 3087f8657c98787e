package dev.onevalue.node.http.watch;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.onevalue.node.core.register.Register;
import dev.onevalue.node.http.age.Ages;
import dev.onevalue.node.http.v1.EntityTag;
import dev.onevalue.node.http.v1.RegisterBody;
import dev.onevalue.node.runtime.NodeState;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Server-sent events as bytes. A buffer may be sent to many, each of whom needs a duplicate.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">HTML, Server-sent
 *     events</a>
 */
final class Events {

  /** When a client whose stream ended is to come back, before it has heard otherwise. */
  private static final String RETRY = "retry: 1000\n\n";

  private static final JsonMapper JSON = new JsonMapper();
  private static final ByteBuffer LEAVING = bytes("event: leaving\ndata: {}\n\n");

  private Events() {}

  /** The answer's start. No length: it ends with the connection. */
  static ByteBuffer start(NodeState state, boolean withRegister) {
    var head = new StringBuilder("HTTP/1.1 200 OK\r\n");
    head.append("Content-Type: text/event-stream\r\nCache-Control: no-cache\r\n");
    OptionalLong age = Ages.millis(state);
    if (age.isPresent()) {
      head.append("Age: ").append(Math.ceilDiv(age.getAsLong(), 1_000L)).append("\r\n");
      head.append(Ages.MILLIS_HEADER).append(": ").append(age.getAsLong()).append("\r\n");
    }
    head.append("Connection: close\r\n\r\n").append(RETRY);
    return bytes(withRegister ? head + changeText(state) : head.toString());
  }

  /** The present register. */
  static ByteBuffer change(NodeState state) {
    return bytes(changeText(state));
  }

  /** Nothing new. */
  static ByteBuffer heartbeat(NodeState state) {
    var beat = new Heartbeat(state.register().generation(), age(state));
    return bytes("event: heartbeat\ndata: %s\n\n".formatted(json(beat)));
  }

  /** The last event of a node that leaves. */
  static ByteBuffer leaving() {
    return LEAVING;
  }

  private static String changeText(NodeState state) {
    Register register = state.register();
    var change = new Change(RegisterBody.of(register), age(state));
    return "id: %s\ndata: %s\n\n".formatted(EntityTag.idOf(register), json(change));
  }

  private static @Nullable Long age(NodeState state) {
    OptionalLong age = Ages.millis(state);
    return age.isPresent() ? age.getAsLong() : null;
  }

  private static String json(Object data) {
    try {
      return JSON.writeValueAsString(data);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ByteBuffer bytes(String text) {
    byte[] bytes = text.getBytes(US_ASCII);
    return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip().asReadOnlyBuffer();
  }

  @JsonInclude(JsonInclude.Include.ALWAYS)
  private record Change(@JsonUnwrapped RegisterBody register, @Nullable Long ageMillis) {}

  @JsonInclude(JsonInclude.Include.ALWAYS)
  private record Heartbeat(long generation, @Nullable Long ageMillis) {}
}
