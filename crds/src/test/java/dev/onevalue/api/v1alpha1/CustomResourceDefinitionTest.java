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
    property(spec, "gossip").setDefault(EMPTY);
    property(spec, "initialValue").setFormat("int64");
    rulesOnce(property(spec, "initialValue"));
    rulesOnce(property(property(spec, "gossip"), "interval"));
    property(spec, "value").setFormat("int64");
    JSONSchemaProps status = property(root, "status");
    asMapBy("type", property(status, "conditions"));
    StatusSchema.complete(status);
    return crd;
  }

  /**
   * The generator sees what annotates a record's component twice: at its field and its accessor.
   */
  private static void rulesOnce(JSONSchemaProps schema) {
    schema.setXKubernetesValidations(
        schema.getXKubernetesValidations().stream().distinct().toList());
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

  /** Server-side apply and strategic merge then tell the elements apart by that key. */
  private static void asMapBy(String key, JSONSchemaProps list) {
    list.setXKubernetesListType("map");
    list.setXKubernetesListMapKeys(List.of(key));
    list.getItems().getSchema().setRequired(List.of(key));
  }
}
