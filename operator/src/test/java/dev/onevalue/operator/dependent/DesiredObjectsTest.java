package dev.onevalue.operator.dependent;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.onevalue.api.v1alpha1.OneValueCluster;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * From the cluster in a folder's {@code in.yaml} exactly the objects in its other files are made,
 * beside those that are as in {@code defaults}; {@code mvn test -Dupdate} writes the files anew.
 */
class DesiredObjectsTest {
  private static final Path CASES = Path.of("src/test/resources/desired");
  private static final String DEFAULTS = "defaults";
  private static final String NONE = "# there is none\n";
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .build();

  static Stream<String> cases() throws IOException {
    return names(CASES);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void objectsAreAsInTheFolder(String name) throws IOException {
    Path folder = CASES.resolve(name);
    Map<String, String> desired = unlikeDefaults(name, desired(folder.resolve("in.yaml")));
    if (Boolean.getBoolean("update")) {
      write(folder, desired);
    }
    assertThat(read(folder)).as("mvn test -Dupdate writes it").isEqualTo(desired);
  }

  private static Map<String, String> unlikeDefaults(String name, Map<String, String> objects)
      throws IOException {
    Map<String, String> unlike = new TreeMap<>(objects);
    if (!name.equals(DEFAULTS) && objects.containsKey("out-StatefulSet-demo.yaml")) {
      read(CASES.resolve(DEFAULTS))
          .forEach((file, object) -> {
            if (!unlike.remove(file, object)) {
              unlike.putIfAbsent(file, NONE);
            }
          });
    }
    return unlike;
  }

  private static Map<String, String> desired(Path in) throws IOException {
    var cluster = Serialization.unmarshal(Files.readString(in), OneValueCluster.class);
    return DesiredObjects.of(cluster, noContext())
        .collect(toMap(DesiredObjectsTest::fileName, DesiredObjectsTest::yaml));
  }

  /** The desired state depends on the cluster alone, and on Pods, of which there are none. */
  @SuppressWarnings("unchecked")
  static Context<OneValueCluster> noContext() {
    return (Context<OneValueCluster>)
        Proxy.newProxyInstance(
            Context.class.getClassLoader(),
            new Class<?>[] {Context.class},
            (_, method, arguments) -> {
              if (method.getName().equals("getSecondaryResources") && arguments[0] == Pod.class) {
                return Set.of();
              }
              throw new AssertionError("the desired state asks for " + method);
            });
  }

  private static String fileName(HasMetadata object) {
    return "out-" + object.getKind() + "-" + object.getMetadata().getName() + ".yaml";
  }

  private static String yaml(HasMetadata object) {
    try {
      return YAML.writeValueAsString(object);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path folder, Map<String, String> objects) throws IOException {
    for (String stale : read(folder).keySet()) {
      Files.delete(folder.resolve(stale));
    }
    for (Map.Entry<String, String> object : objects.entrySet()) {
      Files.writeString(folder.resolve(object.getKey()), object.getValue());
    }
  }

  private static Map<String, String> read(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    for (String name : names(folder).filter(file -> !file.equals("in.yaml")).toList()) {
      files.put(name, Files.readString(folder.resolve(name)));
    }
    return files;
  }

  private static Stream<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
    }
  }
}
