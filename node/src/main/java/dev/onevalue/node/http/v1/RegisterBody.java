package dev.onevalue.node.http.v1;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.onevalue.node.core.register.NodeId;
import dev.onevalue.node.core.register.Register;
import dev.onevalue.node.core.register.TraceId;
import org.jspecify.annotations.Nullable;

/**
 * A register as JSON.
 *
 * @param valueText the value in decimal, for readers whose numbers are doubles
 * @param writer {@code name/incarnation}; null if no node of this cluster wrote the value
 * @param traceId of the request that asked for it; absent if it is not known
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record RegisterBody(
    long value,
    String valueText,
    long generation,
    @Nullable String writer,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String traceId) {

  public static RegisterBody of(Register register) {
    return new RegisterBody(
        register.value(),
        Long.toString(register.value()),
        register.generation(),
        writer(register.version().writer()),
        traceId(register.trace()));
  }

  private static @Nullable String traceId(TraceId trace) {
    return trace.isNone() ? null : trace.toString();
  }

  static @Nullable String writer(NodeId writer) {
    return writer.equals(NodeId.NONE) ? null : writer.toString();
  }
}
