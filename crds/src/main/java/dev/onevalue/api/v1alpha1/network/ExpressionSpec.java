package dev.onevalue.api.v1alpha1.network;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/**
 * A condition on a label. Immutable.
 *
 * @param key the label
 * @param operator In, NotIn, Exists or DoesNotExist
 * @param values what In and NotIn compare it with
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ExpressionSpec(
    @JsonPropertyDescription("The label.") @Required @Size(min = 1, max = 317) String key,
    @JsonPropertyDescription("In, NotIn, Exists or DoesNotExist.")
        @Required
        @Pattern("^(In|NotIn|Exists|DoesNotExist)$")
        String operator,
    @JsonPropertyDescription("What In and NotIn compare it with.") @Size(max = 64)
        List<String> values) {

  /** What is left out is empty. */
  public ExpressionSpec {
    values = values == null ? List.of() : values;
  }
}
