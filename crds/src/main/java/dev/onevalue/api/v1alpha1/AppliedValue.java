package dev.onevalue.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/**
 * What became of {@code spec.value}. Immutable.
 *
 * @param value the value of {@code spec.value} that was set last
 * @param generation the generation at which it was
 */
public record AppliedValue(
    @JsonPropertyDescription("The spec.value that was set last.") long value,
    @JsonPropertyDescription("The generation at which the cluster took it.") long generation) {}
