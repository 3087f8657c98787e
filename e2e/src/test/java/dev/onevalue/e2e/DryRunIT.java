package dev.onevalue.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the API server says to all that is rendered, and to the users that it lets in. */
class DryRunIT {
  @RegisterExtension private final TestNamespace own = TestNamespace.open("rendered");

  private final String namespace = own.name();
  private final Kubectl kubectl = own.kubectl();

  static Stream<Path> rendered() throws IOException {
    try (Stream<Path> cases = Files.list(Path.of("../operator/src/test/resources/chart"))) {
      return Stream.concat(
          Stream.of(Path.of("../deploy/install.yaml")),
          cases.sorted().map(folder -> folder.resolve("out.yaml")).toList().stream());
    }
  }

  @ParameterizedTest
  @MethodSource("rendered")
  void everythingRenderedIsTaken(Path file) throws IOException {
    String manifest =
        Files.readString(file)
            .replaceAll("namespace: (one|two)\n", "namespace: " + namespace + "\n");
    Kubectl.Result result = kubectl.tryDryRun(manifest);
    assertThat(result.exitCode()).as(result.output()).isZero();
    assertThat(result.output()).contains("(server dry run)").doesNotContain("Warning");
  }

  @ParameterizedTest(name = "{0} may {1}: {2}")
  @CsvSource({
    "edit, create, yes",
    "edit, delete, yes",
    "edit, get, yes",
    "view, get, yes",
    "view, watch, yes",
    "view, create, no",
    "view, patch, no"
  })
  void whoMayEditANamespaceMayEditItsClusters(String role, String verb, String may) {
    kubectl.run("create", "rolebinding", "somebody", "--clusterrole=" + role, "--user=somebody");
    assertThat(kubectl.tryRun("auth", "can-i", verb, "onevalueclusters", "--as=somebody").output())
        .isEqualTo(may);
  }

  @ParameterizedTest(name = "{0} may {1} the value: {2}")
  @CsvSource({"edit, update, yes", "view, get, yes", "view, update, no"})
  void whoMayEditANamespaceMaySetTheValuesInIt(String role, String verb, String may) {
    kubectl.run("create", "rolebinding", "somebody", "--clusterrole=" + role, "--user=somebody");
    assertThat(
            kubectl
                .tryRun("auth", "can-i", verb, "ovc/demo", "--subresource=value", "--as=somebody")
                .output())
        .isEqualTo(may);
  }

  @Test
  void theOperatorMayDoNothingElse() {
    String operator = "--as=system:serviceaccount:onevalue-system:onevalue-operator";
    assertThat(kubectl.tryRun("auth", "can-i", "create", "pods", operator).output())
        .isEqualTo("no");
    assertThat(kubectl.tryRun("auth", "can-i", "list", "secrets", operator).output())
        .isEqualTo("no");
  }
}
