package dev.onevalue.api.v1alpha1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What the generator has no annotation for, of the status. */
final class StatusSchema {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private StatusSchema() {}

  static void complete(JSONSchemaProps status) {
    status.setDescription(
        "What was last observed of the cluster. The operator writes it when something changed, and"
            + " only then: whether it is at work tells the Lease onevalue-operator in its"
            + " namespace, which it renews every few seconds.");
    // or kstatus takes a resource that no operator has seen for one that is as asked
    status.setDefault(JSON.objectNode().put("observedGeneration", -1));
    int64(status, "value", "generation", "convergedGeneration", "observedGeneration");
    int64(item(status, "members"), "value", "generation", "lag");
    dateTime(item(status, "members"), "lastHeard");
    int64(property(status, "lastWrite"), "value", "generation", "convergedMillis");
    dateTime(property(status, "lastWrite"), "time");
    int64(property(status, "checkpoint"), "generation");
    dateTime(property(status, "checkpoint"), "time");
    int64(property(status, "appliedValue"), "value", "generation");
    property(status, "members").setXKubernetesListType("atomic");
    condition(item(status, "conditions"));
  }

  /** As metav1.Condition, of which fabric8's class has the names alone. */
  private static void condition(JSONSchemaProps condition) {
    condition.setRequired(List.of("lastTransitionTime", "message", "reason", "status", "type"));
    dateTime(condition, "lastTransitionTime");
    property(condition, "message").setMaxLength(32768L);
    int64(condition, "observedGeneration");
    property(condition, "observedGeneration").setMinimum(0.0);
    bounded(property(condition, "reason"), 1024, "^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$");
    property(condition, "reason").setMinLength(1L);
    property(condition, "status")
        .setEnum(Stream.of("True", "False", "Unknown").<JsonNode>map(JSON::textNode).toList());
    bounded(
        property(condition, "type"),
        316,
        "^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*/)?"
            + "(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])$");
  }

  private static void bounded(JSONSchemaProps text, long maxLength, String pattern) {
    text.setMaxLength(maxLength);
    text.setPattern(pattern);
  }

  private static void int64(JSONSchemaProps object, String... names) {
    for (String name : names) {
      property(object, name).setFormat("int64");
    }
  }

  private static void dateTime(JSONSchemaProps object, String name) {
    property(object, name).setFormat("date-time");
  }

  private static JSONSchemaProps item(JSONSchemaProps object, String list) {
    return property(object, list).getItems().getSchema();
  }

  private static JSONSchemaProps property(JSONSchemaProps schema, String name) {
    return Objects.requireNonNull(schema.getProperties().get(name), name);
  }
}
