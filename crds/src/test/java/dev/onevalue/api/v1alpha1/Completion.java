package dev.onevalue.api.v1alpha1;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaPropsBuilder;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What a schema says that the generator has no annotation for. */
final class Completion {

  private Completion() {}

  static void ofSpec(JSONSchemaProps spec) {
    Stream.of("gossip", "access", "networkPolicy", "pod", "service", "podDisruptionBudget")
        .forEach(group -> byDefaultEmpty(at(spec, group)));
    byDefaultEmpty(at(spec, "gossip", "tls"));
    Stream.of("requests", "limits")
        .flatMap(kind -> at(spec, "resources", kind).getProperties().values().stream())
        .forEach(Completion::asQuantity);
    asQuantity(at(spec, "storage", "size"));
    Stream.of(
            at(spec, "pod", "labels"),
            at(spec, "pod", "nodeSelector"),
            at(spec, "service", "labels"))
        .forEach(Completion::asLabels);
    at(spec, "pod", "affinity").setType("object");
    at(spec, "pod", "affinity").setAdditionalProperties(null);
    asMapBy("name", at(spec, "env"));
    asMapBy("name", at(spec, "imagePullSecrets"));
    rulesOnce(spec);
  }

  private static void byDefaultEmpty(JSONSchemaProps group) {
    group.setDefault(JsonNodeFactory.instance.objectNode());
  }

  /** Server-side apply and strategic merge then tell the elements apart by that key. */
  static void asMapBy(String key, JSONSchemaProps list) {
    list.setXKubernetesListType("map");
    list.setXKubernetesListMapKeys(List.of(key));
    list.getItems().getSchema().setRequired(List.of(key));
  }

  private static void asLabels(JSONSchemaProps map) {
    JSONSchemaProps value = map.getAdditionalProperties().getSchema();
    value.setPattern(MetadataSyntax.LABEL_VALUE);
    value.setMaxLength((long) MetadataSyntax.MAX_LABEL_VALUE);
  }

  /** {@code cpu: 1} is a quantity as well as {@code cpu: "1"}. */
  private static void asQuantity(JSONSchemaProps schema) {
    schema.setType(null);
    schema.setMinimum(0.0);
    schema.setXKubernetesIntOrString(true);
    schema.setAnyOf(
        Stream.of("integer", "string")
            .map(type -> new JSONSchemaPropsBuilder().withType(type).build())
            .toList());
  }

  /**
   * The generator sees what annotates a record's component twice: at its field and its accessor.
   */
  private static void rulesOnce(JSONSchemaProps schema) {
    schema.setXKubernetesValidations(
        schema.getXKubernetesValidations().stream().distinct().toList());
    schema.getProperties().values().forEach(Completion::rulesOnce);
    if (schema.getItems() != null) {
      rulesOnce(schema.getItems().getSchema());
    }
  }

  private static JSONSchemaProps at(JSONSchemaProps schema, String... path) {
    JSONSchemaProps found = schema;
    for (String name : path) {
      found = Objects.requireNonNull(found.getProperties().get(name), name);
    }
    return found;
  }
}
