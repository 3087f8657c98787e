package dev.onevalue.api.v1alpha1.pod;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.onevalue.api.v1alpha1.MetadataSyntax;
import dev.onevalue.api.v1alpha1.OperatorLabels;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The members' Pods, where their user wants more than the operator chooses. Not a Pod template:
 * what a member needs to work cannot be overridden.
 *
 * @param labels further labels
 * @param annotations annotations
 * @param affinity as in a Pod's spec, not read here; null: none
 * @param tolerations taints of nodes that keep no member away
 * @param nodeSelector labels that a node must have
 * @param priorityClassName null: the cluster's default
 * @param topologySpreadConstraints in place of the operator's own one; null: that one; empty: none
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PodSettings(
    @JsonPropertyDescription("Labels of the Pods, beside those of the operator.")
        @Size(max = 64)
        @ValidationRule(value = OperatorLabels.NOT_AMONG, message = OperatorLabels.ARE_RESERVED)
        @ValidationRule(value = MetadataSyntax.KEYS, message = MetadataSyntax.BAD_KEY)
        Map<String, String> labels,
    @JsonPropertyDescription("Annotations of the Pods.")
        @Size(max = 64)
        @ValidationRule(value = MetadataSyntax.ANNOTATION_KEYS, message = MetadataSyntax.BAD_KEY)
        @ValidationRule(value = MetadataSyntax.FITS, message = MetadataSyntax.TOO_LARGE)
        Map<String, String> annotations,
    @JsonPropertyDescription(
            "Affinity of the Pods, as kubectl explain pod.spec.affinity says. What is wrong in it"
                + " is reported in the status.")
        @PreserveUnknownFields
        @Nullable Map<String, Object> affinity,
    @JsonPropertyDescription("Taints of nodes that keep no member away.") @Size(max = 64)
        List<TolerationSpec> tolerations,
    @JsonPropertyDescription("Labels that a node must have to run a member.")
        @Size(max = 64)
        @ValidationRule(value = MetadataSyntax.KEYS, message = MetadataSyntax.BAD_KEY)
        Map<String, String> nodeSelector,
    @JsonPropertyDescription(
            "PriorityClass of the Pods. Unset: the default one of the Kubernetes cluster.")
        @Pattern("^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$")
        @Size(max = 253)
        @Nullable String priorityClassName,
    @JsonPropertyDescription(
            "How the Pods are spread over zones or nodes, in place of the default: apart by node"
                + " where possible. [] sets none.")
        @Size(max = 16)
        @Nullable List<SpreadSpec> topologySpreadConstraints) {

  /** As the operator chooses. */
  public static final PodSettings DEFAULT =
      new PodSettings(Map.of(), Map.of(), null, List.of(), Map.of(), null, null);

  /** What is left out is empty. */
  public PodSettings {
    labels = labels == null ? Map.of() : labels;
    annotations = annotations == null ? Map.of() : annotations;
    tolerations = tolerations == null ? List.of() : tolerations;
    nodeSelector = nodeSelector == null ? Map.of() : nodeSelector;
  }
}
