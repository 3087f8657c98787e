package dev.onevalue.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a module's jar needs to run.
 *
 * @see <a href="https://cyclonedx.org/docs/1.6/json/">CycloneDX 1.6</a>
 */
record BillOfMaterials(List<JsonNode> components) {

  static Path target(String module) {
    return Path.of("..", module, "target");
  }

  /** The one that {@code mvn package} has written. */
  static BillOfMaterials of(String module) {
    Path file = target(module).resolve("bom.json");
    assertThat(file).as("mvn package writes it").exists();
    try {
      JsonNode bill = new JsonMapper().readTree(file.toFile());
      assertThat(bill.path("specVersion").asText()).isEqualTo("1.6");
      List<JsonNode> components = new ArrayList<>();
      bill.path("components").forEach(components::add);
      return new BillOfMaterials(components);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All that it may be used under, by their SPDX identifiers, or names where there are none. */
  static List<String> licences(JsonNode component) {
    List<String> licences = new ArrayList<>();
    for (JsonNode choice : component.path("licenses")) {
      JsonNode licence = choice.path("license");
      licences.add(
          licence.has("id") ? licence.get("id").asText() : licence.path("name").asText("none"));
    }
    return licences;
  }

  static String fileName(JsonNode component) {
    return "%s-%s.jar"
        .formatted(component.path("name").asText(), component.path("version").asText());
  }
}
