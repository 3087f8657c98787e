package dev.onevalue.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is delivered: the jars, what they bring along, and under which licences. */
class SupplyChainTest {

  private static final List<String> DELIVERED =
      List.of("crds", "node/client", "node", "node/openfeature", "operator");

  /**
   * What may be given away together with this project's own: SPDX identifiers, and what the authors
   * of the Java Operator SDK call the first of them; that of Bouncy Castle is MIT by another name.
   */
  private static final Set<String> LICENCES =
      Set.of(
          "Apache-2.0",
          "Apache 2 License",
          "Bouncy Castle Licence",
          "BSD-3-Clause",
          "EPL-2.0",
          "MIT");

  @ParameterizedTest
  @FieldSource("DELIVERED")
  void everyDependencyHasALicenceThatIsAllowed(String module) {
    for (JsonNode component : BillOfMaterials.of(module).components()) {
      assertThat(BillOfMaterials.licences(component))
          .as("licences of %s, one of which has to be in %s", component.get("purl"), LICENCES)
          .anyMatch(LICENCES::contains);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"node", "operator"})
  void theBillListsExactlyWhatTheImageHas(String module) throws IOException {
    Set<String> listed = new TreeSet<>();
    for (JsonNode component : BillOfMaterials.of(module).components()) {
      listed.add(BillOfMaterials.fileName(component));
    }
    try (Stream<Path> lib = Files.list(BillOfMaterials.target(module).resolve("lib"))) {
      assertThat(lib.map(jar -> jar.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(listed);
    }
    assertThat(Path.of("..", module, "Dockerfile")).content().contains("target/bom.json");
  }

  /** Whenever, wherever and in whichever order files are found. */
  @Test
  void packedAgainElsewhereTheJarsAreTheSame(@TempDir Path elsewhere) throws Exception {
    var second = new SecondPackaging(elsewhere);
    second.run();

    for (String module : DELIVERED) {
      Path jar = SecondPackaging.jar(BillOfMaterials.target(module));
      assertThat(second.jar(module)).as(module).hasSameBinaryContentAs(jar);
    }
  }
}
