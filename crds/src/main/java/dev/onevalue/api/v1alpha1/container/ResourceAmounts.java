package dev.onevalue.api.v1alpha1.container;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.onevalue.api.v1alpha1.Quantities;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/**
 * Amounts of compute resources, as their user wrote them: a Kubernetes quantity, which the API
 * server has checked. Immutable.
 *
 * @param cpu in cores: {@code 250m} or {@code 1}; null: not said
 * @param memory in bytes: {@code 256Mi}; null: not said
 * @param ephemeralStorage in bytes; null: not said
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ResourceAmounts(
    @JsonPropertyDescription("Processor time in cores: 250m or 1.")
        @Pattern(Quantities.PATTERN)
        @Size(max = Quantities.MAX_LENGTH)
        @Nullable String cpu,
    @JsonPropertyDescription("Memory in bytes: 256Mi.")
        @Pattern(Quantities.PATTERN)
        @Size(max = Quantities.MAX_LENGTH)
        @Nullable String memory,
    @JsonProperty("ephemeral-storage")
        @JsonPropertyDescription("Disk space of the node in bytes: 64Mi.")
        @Pattern(Quantities.PATTERN)
        @Size(max = Quantities.MAX_LENGTH)
        @Nullable String ephemeralStorage) {}
