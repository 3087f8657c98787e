package dev.onevalue.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.operator.problem.Problem;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Clusters as the operator leaves them, for whoever judges by their status: each file is named for
 * what Argo CD, kstatus, and Flux by its own expressions make of it. {@code mvn test -Dupdate}
 * writes them anew.
 */
class CalculatedStatusesTest {
  private static final Path FOLDER = Path.of("../deploy/integrations/statuses/calculated");
  private static final String CASES =
      """
      Progressing-InProgress-InProgress-not-seen-yet | {replicas: 3} | |  |
      Progressing-InProgress-InProgress-just-created | {replicas: 3} | '' |  |
      Progressing-InProgress-InProgress-two-of-three-ready | {replicas: 3} | 0=42@0 1=42@0 2!=42@0 |  |
      Healthy-Current-Current-all-ready | {replicas: 3} | 0=42@0 1=42@0 2=42@0 |  |
      Healthy-Current-InProgress-a-set-is-on-its-way | {replicas: 3} | 0=7@1/a 1=42@0 2=42@0 |  |
      Healthy-Current-Current-scaled-to-zero | {replicas: 0} | '' |  |
      Degraded-InProgress-InProgress-member-lost | {replicas: 3} | 0=42@0 1=42@0 2=42@0 | 0=42@0 1=42@0 |
      Degraded-Current-InProgress-member-not-heard | {replicas: 3} | 0=42@0 1=42@0 2=42@0 | 0=42@0 1=42@0 2=?42@0 |
      Degraded-Current-Current-partitioned | {replicas: 3} | 0=42@0 1=42@0 2=42@0~0 |  |
      Degraded-Failed-Failed-image-cannot-be-pulled | {replicas: 3} | 0=42@0 1=42@0 2!=? |  | ImagePullFailed
      Suspended-Current-Current-paused | {replicas: 3, paused: true} | 0=42@0 1=42@0 2=42@0 |  |
      """;
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final StatusCalculator NOON =
      new StatusCalculator(Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC));

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', textBlock = CASES)
  void isAsRecorded(
      String name,
      String spec,
      @Nullable String members,
      @Nullable String then,
      @Nullable String problem)
      throws IOException {
    OneValueCluster cluster = Clusters.demo(spec);
    List<Problem> problems =
        problem == null
            ? List.of()
            : List.of(new Problem(problem, "demo-2: the image nowhere:1 cannot be pulled", true));
    for (String seen :
        Stream.concat(Stream.ofNullable(members), Stream.ofNullable(then)).toList()) {
      cluster.setStatus(Observed.of(seen).status(NOON, cluster, problems));
    }
    String json = json(cluster);
    Path file = FOLDER.resolve(name + ".json");
    if (Boolean.getBoolean("update")) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, json);
    }
    assertThat(file).as("mvn test -Dupdate writes it").hasContent(json);
  }

  @Test
  void noFileIsLeftOver() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.map(file -> file.getFileName().toString().replace(".json", "")))
          .containsExactlyInAnyOrderElementsOf(
              CASES.lines().map(line -> line.replaceFirst(" .*", "")).toList());
    }
  }

  /** The API server gives a resource that nobody has seen the status that its schema says. */
  private static String json(OneValueCluster cluster) throws IOException {
    var object = Serialization.unmarshal(Serialization.asJson(cluster), ObjectNode.class);
    if (!object.has("status")) {
      object.putObject("status").put("observedGeneration", -1);
    }
    return JSON.writeValueAsString(object) + "\n";
  }
}
