package dev.onevalue.node.http.v1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.onevalue.node.core.register.NodeId;
import dev.onevalue.node.core.register.Register;
import dev.onevalue.node.core.register.Version;
import dev.onevalue.node.core.register.VersionVector;
import dev.onevalue.node.http.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A register in full, as a node can take it over. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record CheckpointBody(
    long value, long generation, @Nullable String writer, List<Ancestor> ancestors) {

  private static final Set<String> MEMBERS =
      Set.of("value", "valueText", "generation", "writer", "ancestors");

  /** The latest write of a writer that this register descends from. */
  record Ancestor(UUID writer, long generation) {}

  static CheckpointBody of(Register register) {
    return new CheckpointBody(
        register.value(),
        register.generation(),
        RegisterBody.writer(register.version().writer()),
        register.ancestors().entries().stream()
            .map(entry -> new Ancestor(entry.writer(), entry.generation()))
            .toList());
  }

  /**
   * Reads one.
   *
   * @throws ProblemException if it is none
   */
  static Register parse(String body) throws ProblemException {
    JsonNode object = StrictJson.object(body, MEMBERS);
    long generation = StrictJson.integer(object, "generation");
    try {
      return new Register(
          StrictJson.integer(object, "value"),
          new Version(generation, writer(object.path("writer"))),
          new VersionVector(ancestors(object.path("ancestors"))));
    } catch (IllegalArgumentException e) {
      throw ProblemException.badRequest(String.valueOf(e.getMessage()));
    }
  }

  private static NodeId writer(JsonNode node) {
    if (node.isNull()) {
      return NodeId.NONE;
    }
    String text = node.isTextual() ? node.textValue() : "";
    int slash = text.lastIndexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException(
          "writer: %s is not name/incarnation, or null".formatted(StrictJson.shown(node)));
    }
    return new NodeId(text.substring(0, slash), UUID.fromString(text.substring(slash + 1)));
  }

  private static List<VersionVector.Entry> ancestors(JsonNode node) throws ProblemException {
    if (!node.isArray()) {
      throw ProblemException.badRequest(
          "ancestors: %s is not an array".formatted(StrictJson.shown(node)));
    }
    List<VersionVector.Entry> entries = new ArrayList<>();
    for (JsonNode each : node) {
      StrictJson.requireOnly(each, Set.of("writer", "generation"));
      entries.add(
          new VersionVector.Entry(
              UUID.fromString(each.path("writer").asText()),
              StrictJson.integer(each, "generation")));
    }
    return entries;
  }
}
