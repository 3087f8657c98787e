package dev.onevalue.api.v1alpha1;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/**
 * A cluster of nodes that agree on one 64-bit integer.
 *
 * <p>Mutable, as every fabric8 resource is; not thread-safe.
 */
@Group(OneValueCluster.GROUP)
@Version(OneValueCluster.VERSION)
@ShortNames("ovc")
@Categories("onevalue")
@AdditionalPrinterColumn(
    name = "Value",
    jsonPath = ".status.value",
    type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
    name = "Generation",
    jsonPath = ".status.generation",
    type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
    name = "Converged",
    jsonPath = ".status.converged",
    type = AdditionalPrinterColumn.Type.BOOLEAN)
@AdditionalPrinterColumn(
    name = "Ready",
    jsonPath = ".status.readyReplicas",
    type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
    name = "Age",
    jsonPath = ".metadata.creationTimestamp",
    type = AdditionalPrinterColumn.Type.DATE)
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

  @Override
  protected OneValueClusterSpec initSpec() {
    return OneValueClusterSpec.DEFAULT;
  }
}
