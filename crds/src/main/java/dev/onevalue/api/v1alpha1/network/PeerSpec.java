package dev.onevalue.api.v1alpha1.network;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/**
 * Pods or addresses, as a peer of a NetworkPolicy. Immutable.
 *
 * @param namespaceSelector null: the cluster's own namespace
 * @param podSelector null: all Pods of these namespaces
 * @param ipBlock addresses; null: Pods
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "has(self.ipBlock) != (has(self.namespaceSelector) || has(self.podSelector))",
    message = "give ipBlock, or namespaceSelector and podSelector, or one of these two")
public record PeerSpec(
    @JsonPropertyDescription("Namespaces by their labels; {} is all. Unset: that of this resource.")
        @Nullable SelectorSpec namespaceSelector,
    @JsonPropertyDescription("Pods in them by their labels. Unset: all.")
        @Nullable SelectorSpec podSelector,
    @JsonPropertyDescription("Addresses, those outside the Kubernetes cluster in particular.")
        @Nullable IpBlockSpec ipBlock) {}
