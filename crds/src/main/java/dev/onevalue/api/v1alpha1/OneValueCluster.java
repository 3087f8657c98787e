package dev.onevalue.api.v1alpha1;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A cluster of nodes that agree on one 64-bit integer.
 *
 * <p>Mutable, as every fabric8 resource is; not thread-safe.
 */
@Group(OneValueCluster.GROUP)
@Version(OneValueCluster.VERSION)
@ShortNames("ovc")
@Categories("onevalue")
@JsonDeserialize(using = OneValueClusterDeserializer.class)
@AdditionalPrinterColumn(
    name = "Value",
    jsonPath = ".status.value",
    type = AdditionalPrinterColumn.Type.INTEGER,
    getDescription = "The newest value that was heard.")
@AdditionalPrinterColumn(
    name = "Generation",
    jsonPath = ".status.generation",
    type = AdditionalPrinterColumn.Type.INTEGER,
    getDescription = "How many sets led to it.")
@AdditionalPrinterColumn(
    name = "Converged",
    jsonPath = ".status.converged",
    type = AdditionalPrinterColumn.Type.BOOLEAN,
    getDescription = "Whether all members are ready and hold it.")
@AdditionalPrinterColumn(
    name = "Ready",
    jsonPath = ".status.ready",
    type = AdditionalPrinterColumn.Type.STRING,
    getDescription = "Ready members of those asked for.")
@AdditionalPrinterColumn(
    name = "Status",
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].reason",
    type = AdditionalPrinterColumn.Type.STRING,
    priority = 1,
    getDescription = "Why it is ready, or not.")
@AdditionalPrinterColumn(
    name = "Writer",
    jsonPath = ".status.lastWrite.writer",
    type = AdditionalPrinterColumn.Type.STRING,
    priority = 1,
    getDescription = "The member that wrote the value.")
@AdditionalPrinterColumn(
    name = "Last Write",
    jsonPath = ".status.lastWrite.time",
    type = AdditionalPrinterColumn.Type.DATE,
    priority = 1,
    getDescription = "When that was heard of.")
@AdditionalPrinterColumn(
    name = "Checkpoint",
    jsonPath = ".status.checkpoint.generation",
    type = AdditionalPrinterColumn.Type.INTEGER,
    priority = 1,
    getDescription = "The generation that survives the end of all members.")
@AdditionalPrinterColumn(
    name = "Image",
    jsonPath = ".spec.image",
    type = AdditionalPrinterColumn.Type.STRING,
    priority = 1,
    getDescription = "The members' image, unless it is the default.")
@AdditionalPrinterColumn(
    name = "Age",
    jsonPath = ".metadata.creationTimestamp",
    type = AdditionalPrinterColumn.Type.DATE,
    getDescription = "When the cluster was created.")
@ValidationRule(
    value =
        "self.metadata.name.size() <= 52 &&"
            + " self.metadata.name.matches('^[a-z]([-a-z0-9]*[a-z0-9])?$')",
    message =
        "metadata.name must be at most 52 lower case letters, digits and '-', starting with a"
            + " letter: the names of the cluster's Services and Pods are made from it")
@ValidationRule(
    value =
        "!self.metadata.name.endsWith('-members') && !self.metadata.name.endsWith('-checkpoint')",
    message =
        "metadata.name must not end with '-members' or '-checkpoint': the objects of another"
            + " OneValueCluster have such names")
@ValidationRule(
    value = "self.metadata.name != 'default'",
    message =
        "metadata.name must not be 'default': the members would run as the namespace's own"
            + " ServiceAccount of that name")
public class OneValueCluster extends CustomResource<OneValueClusterSpec, OneValueClusterStatus>
    implements Namespaced {

  public static final String GROUP = "onevalue.dev";
  public static final String VERSION = "v1alpha1";

  /** Of an object in memory alone: an annotation survives the copies that clients make. */
  private static final String UNREADABLE = GROUP + "/unreadable";

  @Override
  protected OneValueClusterSpec initSpec() {
    return OneValueClusterSpec.DEFAULT;
  }

  /** Why the spec could not be read; empty: it was. */
  public Optional<String> unreadable() {
    return Optional.ofNullable(getMetadata().getAnnotations())
        .map(annotations -> annotations.get(UNREADABLE));
  }

  void markUnreadable(String why) {
    Map<String, String> annotations = new TreeMap<>(getMetadata().getAnnotations());
    annotations.put(UNREADABLE, why);
    getMetadata().setAnnotations(annotations);
  }
}
