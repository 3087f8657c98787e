package dev.onevalue.api.v1alpha1.network;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import java.util.Map;

/**
 * A selector by labels; an empty one selects all. Immutable.
 *
 * @param matchLabels labels that are there
 * @param matchExpressions conditions on labels
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record SelectorSpec(
    @JsonPropertyDescription("Labels that are there.") @Size(max = 64)
        Map<String, String> matchLabels,
    @JsonPropertyDescription("Conditions on labels, all of which hold.") @Size(max = 64)
        List<ExpressionSpec> matchExpressions) {

  /** What is left out is empty. */
  public SelectorSpec {
    matchLabels = matchLabels == null ? Map.of() : matchLabels;
    matchExpressions = matchExpressions == null ? List.of() : matchExpressions;
  }
}
