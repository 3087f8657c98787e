package dev.onevalue.api.v1alpha1.container;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/**
 * Compute resources of a member. Immutable.
 *
 * @param requests what a node must have left for it; null: as its limits
 * @param limits what it cannot exceed; null: unlimited
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value =
        "!has(self.requests) || !has(self.limits) || !has(self.requests.cpu) ||"
            + " !has(self.limits.cpu) ||"
            + " quantity(string(self.requests.cpu)).compareTo(quantity(string(self.limits.cpu))) <="
            + " 0",
    message = "requests.cpu must be at most limits.cpu")
@ValidationRule(
    value =
        "!has(self.requests) || !has(self.limits) || !has(self.requests.memory) ||"
            + " !has(self.limits.memory) || quantity(string(self.requests.memory))"
            + ".compareTo(quantity(string(self.limits.memory))) <= 0",
    message = "requests.memory must be at most limits.memory")
@ValidationRule(
    value =
        "!has(self.requests) || !has(self.limits) ||"
            + " !has(self.requests.ephemeral__dash__storage) ||"
            + " !has(self.limits.ephemeral__dash__storage) ||"
            + " quantity(string(self.requests.ephemeral__dash__storage))"
            + ".compareTo(quantity(string(self.limits.ephemeral__dash__storage))) <= 0",
    message = "requests.ephemeral-storage must be at most limits.ephemeral-storage")
public record ResourcesSpec(
    @JsonPropertyDescription("What a node must have left for a member. Unset: as the limits.")
        @Nullable ResourceAmounts requests,
    @JsonPropertyDescription("What a member cannot exceed. Unset: unlimited.")
        @Nullable ResourceAmounts limits) {}
