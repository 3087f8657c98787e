package dev.onevalue.node.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.onevalue.node.core.register.NodeId;
import dev.onevalue.node.core.register.Register;
import dev.onevalue.node.core.register.TraceId;
import dev.onevalue.node.core.register.Version;
import dev.onevalue.node.core.register.VersionVector;
import dev.onevalue.node.core.register.VersionVector.Entry;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A register in full as JSON, for those who keep it outside of the cluster: {@code
 * {"value":7,"generation":3,"writer":"demo-1/<incarnation>","ancestors":[]}}, each ancestor as
 * {@code {"writer":"<incarnation>","generation":2}}. The writer is null where no node of the
 * cluster wrote the value. The trace is left out.
 *
 * @param writer {@code name/incarnation}
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record RegisterJson(
    long value, long generation, @Nullable String writer, List<Ancestor> ancestors) {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build();

  /** The latest write of a writer that a register descends from. */
  public record Ancestor(UUID writer, long generation) {}

  /** A register in this form. */
  public static RegisterJson of(Register register) {
    NodeId writer = register.version().writer();
    return new RegisterJson(
        register.value(),
        register.generation(),
        writer.equals(NodeId.NONE) ? null : writer.toString(),
        register.ancestors().entries().stream()
            .map(entry -> new Ancestor(entry.writer(), entry.generation()))
            .toList());
  }

  /**
   * The register that this text says.
   *
   * @throws IllegalArgumentException if it says none; the message tells why
   */
  public static Register parse(String text) {
    try {
      return JSON.readValue(text, RegisterJson.class).register();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no register: " + e.getOriginalMessage(), e);
    }
  }

  private Register register() {
    if (ancestors == null) {
      throw new IllegalArgumentException("ancestors: null is not an array");
    }
    return new Register(
        value,
        new Version(generation, writer == null ? NodeId.NONE : nodeId(writer)),
        new VersionVector(
            ancestors.stream().map(a -> new Entry(a.writer(), a.generation())).toList()),
        TraceId.NONE);
  }

  private static NodeId nodeId(String writer) {
    int slash = writer.lastIndexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException(
          "writer: '%s' is not name/incarnation, nor null".formatted(writer));
    }
    return new NodeId(writer.substring(0, slash), UUID.fromString(writer.substring(slash + 1)));
  }
}
