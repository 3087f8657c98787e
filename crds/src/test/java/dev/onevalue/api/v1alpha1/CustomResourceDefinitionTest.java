package dev.onevalue.api.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The committed CRD is the one that the Java types say; {@code mvn test -Dupdate} writes it anew.
 */
class CustomResourceDefinitionTest {
  private static final Path COMMITTED = Path.of("onevalueclusters.onevalue.dev.yaml");
  private static final JsonNode EMPTY = JsonNodeFactory.instance.objectNode();

  @Test
  void committedIsGenerated(@TempDir Path dir) throws IOException {
    String generated = Serialization.asYaml(completed(generate(dir)));
    if (Boolean.getBoolean("update")) {
      Files.writeString(COMMITTED, generated);
    }
    assertThat(COMMITTED).as("mvn test -Dupdate writes it").hasContent(generated);
  }

  @Test
  void everyFieldIsDescribed(@TempDir Path dir) throws IOException {
    JSONSchemaProps root =
        completed(generate(dir))
            .getSpec()
            .getVersions()
            .getFirst()
            .getSchema()
            .getOpenAPIV3Schema();
    assertThat(undescribed("spec", property(root, "spec"))).isEmpty();
  }

  private static Stream<String> undescribed(String path, JSONSchemaProps schema) {
    JSONSchemaProps object = schema.getItems() == null ? schema : schema.getItems().getSchema();
    return Stream.concat(
        Stream.of(path).filter(_ -> schema.getDescription() == null),
        object.getProperties().entrySet().stream()
            .flatMap(field -> undescribed(path + "." + field.getKey(), field.getValue())));
  }

  private static CustomResourceDefinition generate(Path dir) throws IOException {
    new CRDGenerator()
        .customResourceClasses(OneValueCluster.class)
        .forCRDVersions("v1")
        .inOutputDir(dir.toFile())
        .generate();
    Path file = dir.resolve("onevalueclusters.onevalue.dev-v1.yml");
    return Serialization.unmarshal(Files.readString(file), CustomResourceDefinition.class);
  }

  /** What the generator has no annotation for. */
  private static CustomResourceDefinition completed(CustomResourceDefinition crd) {
    CustomResourceDefinitionVersion version = crd.getSpec().getVersions().getFirst();
    inDeclaredOrder(version.getAdditionalPrinterColumns());
    JSONSchemaProps root = version.getSchema().getOpenAPIV3Schema();
    root.setDescription("A cluster of nodes that agree on one 64-bit integer.");
    JSONSchemaProps spec = property(root, "spec");
    spec.setDescription("What is asked of the cluster.");
    spec.setDefault(EMPTY);
    property(spec, "initialValue").setFormat("int64");
    property(spec, "value").setFormat("int64");
    Completion.ofSpec(spec);
    JSONSchemaProps status = property(root, "status");
    Completion.asMapBy("type", property(status, "conditions"));
    StatusSchema.complete(status);
    return crd;
  }

  private static JSONSchemaProps property(JSONSchemaProps schema, String name) {
    return Objects.requireNonNull(schema.getProperties().get(name), name);
  }

  private static void inDeclaredOrder(List<CustomResourceColumnDefinition> columns) {
    List<String> declared =
        Arrays.stream(OneValueCluster.class.getAnnotationsByType(AdditionalPrinterColumn.class))
            .map(AdditionalPrinterColumn::name)
            .toList();
    columns.sort(Comparator.comparingInt(column -> declared.indexOf(column.getName())));
  }
}
