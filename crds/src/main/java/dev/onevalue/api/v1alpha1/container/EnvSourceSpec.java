package dev.onevalue.api.v1alpha1.container;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/**
 * Where the value of a variable is taken from: one of the two. Immutable.
 *
 * @param secretKeyRef a key of a Secret
 * @param configMapKeyRef a key of a ConfigMap
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "has(self.secretKeyRef) != has(self.configMapKeyRef)",
    message = "must have secretKeyRef or configMapKeyRef, and not both")
public record EnvSourceSpec(
    @JsonPropertyDescription("A key of a Secret in the same namespace.")
        @Nullable KeySpec secretKeyRef,
    @JsonPropertyDescription("A key of a ConfigMap in the same namespace.")
        @Nullable KeySpec configMapKeyRef) {}
