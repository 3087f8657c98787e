package dev.onevalue.api.v1alpha1.network;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who reaches the members, where the Kubernetes cluster's network enforces it. Immutable.
 *
 * @param enabled false: there is no NetworkPolicy
 * @param allowFrom who reaches them over HTTP, beside the operator; null: everybody
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NetworkPolicySpec(
    @JsonPropertyDescription(
            "True: a NetworkPolicy lets only members of this cluster reach the members' own port.")
        @Default("true")
        boolean enabled,
    @JsonPropertyDescription(
            "Who may reach the members over HTTP, beside the operator and the kubelet. []: nobody"
                + " else. Unset: everybody.")
        @Size(max = 64)
        @Nullable List<PeerSpec> allowFrom) {

  /** Members among themselves, and everybody over HTTP. */
  public static final NetworkPolicySpec DEFAULT = new NetworkPolicySpec(true, null);
}
