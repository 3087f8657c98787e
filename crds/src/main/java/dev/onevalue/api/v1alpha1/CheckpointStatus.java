package dev.onevalue.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/**
 * What would survive the end of all members at once. Immutable.
 *
 * @param generation generation that the checkpoint holds
 * @param time when it was written, RFC 3339
 */
public record CheckpointStatus(
    @JsonPropertyDescription("The generation that the checkpoint holds.") long generation,
    @JsonPropertyDescription("When it was written.") String time) {}
