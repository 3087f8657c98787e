package dev.onevalue.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The Service by which applications reach the cluster. What is null is as Kubernetes chooses.
 *
 * @param type ClusterIP, NodePort or LoadBalancer
 * @param labels further labels
 * @param annotations annotations
 * @param ipFamilyPolicy SingleStack, PreferDualStack or RequireDualStack
 * @param trafficDistribution PreferClose, PreferSameZone or PreferSameNode
 * @param internalTrafficPolicy Cluster or Local
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ServiceSettings(
    @JsonPropertyDescription("ClusterIP, NodePort or LoadBalancer.")
        @Default("ClusterIP")
        @Pattern("^(ClusterIP|NodePort|LoadBalancer)$")
        String type,
    @JsonPropertyDescription("Labels of the Service, beside those of the operator.")
        @Size(max = 64)
        @ValidationRule(value = OperatorLabels.NOT_AMONG, message = OperatorLabels.ARE_RESERVED)
        @ValidationRule(value = MetadataSyntax.KEYS, message = MetadataSyntax.BAD_KEY)
        Map<String, String> labels,
    @JsonPropertyDescription(
            "Annotations of the Service, by which load balancers are configured for example.")
        @Size(max = 64)
        @ValidationRule(value = MetadataSyntax.ANNOTATION_KEYS, message = MetadataSyntax.BAD_KEY)
        @ValidationRule(value = MetadataSyntax.FITS, message = MetadataSyntax.TOO_LARGE)
        Map<String, String> annotations,
    @JsonPropertyDescription(
            "SingleStack, PreferDualStack or RequireDualStack. Unset: SingleStack.")
        @Pattern("^(SingleStack|PreferDualStack|RequireDualStack)$")
        @Nullable String ipFamilyPolicy,
    @JsonPropertyDescription(
            "Which members a client is led to: PreferClose or PreferSameZone (those of its zone),"
                + " or PreferSameNode. Unset: any.")
        @Pattern("^(PreferClose|PreferSameZone|PreferSameNode)$")
        @Nullable String trafficDistribution,
    @JsonPropertyDescription(
            "Cluster, or Local: a client reaches members on its own node alone, and none if there"
                + " is none. Unset: Cluster.")
        @Pattern("^(Cluster|Local)$")
        @Nullable String internalTrafficPolicy) {

  /** Within the Kubernetes cluster alone, to any member. */
  public static final ServiceSettings DEFAULT =
      new ServiceSettings("ClusterIP", Map.of(), Map.of(), null, null, null);

  /** What is left out is empty, or the default. */
  public ServiceSettings {
    type = type == null ? "ClusterIP" : type;
    labels = labels == null ? Map.of() : labels;
    annotations = annotations == null ? Map.of() : annotations;
  }
}
