package dev.onevalue.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;

/**
 * Whether drains of nodes take one member away at a time. Immutable.
 *
 * @param enabled false: as many as a drain likes
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record DisruptionBudgetSpec(
    @JsonPropertyDescription(
            "True: a drain of nodes evicts one member after the other. It never waits for one that"
                + " is not ready.")
        @Default("true")
        boolean enabled) {

  /** One at a time. */
  public static final DisruptionBudgetSpec DEFAULT = new DisruptionBudgetSpec(true);
}
