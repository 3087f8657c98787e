package dev.onevalue.api.v1alpha1.container;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/**
 * A further environment variable of the members. Immutable.
 *
 * @param name its name, none of those that the operator sets
 * @param value its value; null: from elsewhere, or empty
 * @param valueFrom where its value is taken from; null: nowhere
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "!(has(self.value) && has(self.valueFrom))",
    message = "has value and valueFrom: give one of them")
public record EnvSpec(
    @JsonPropertyDescription("Name of the variable. Those that the operator sets are refused.")
        @Required
        @Pattern("^[-._a-zA-Z][-._a-zA-Z0-9]*$")
        @Size(min = 1, max = 256)
        @ValidationRule(
            value = "!(self in " + RESERVED + ")",
            messageExpression = "self + ' is set by the operator'")
        String name,
    @JsonPropertyDescription(
            "Its value. $(NAME) stands for a variable that is set before, those of the operator"
                + " included.")
        @Nullable String value,
    @JsonPropertyDescription("Where its value is taken from, when a member starts.")
        @Nullable EnvSourceSpec valueFrom) {

  /** CEL: the names that the operator sets, or that must have their defaults in a Pod. */
  public static final String RESERVED =
      "['ACCESS_READ', 'ACCESS_WRITE', 'ADVERTISE_ADDR', 'CLUSTER_ADDR', 'CLUSTER_NAME',"
          + " 'CLUSTER_PORT', 'CLUSTER_TLS_DIR', 'DATA_DIR', 'FANOUT', 'GOSSIP_INTERVAL',"
          + " 'HTTPS_PORT', 'HTTP_PORT', 'INITIAL_VALUE', 'KUBERNETES_CHECKPOINT',"
          + " 'KUBERNETES_LABELS', 'KUBERNETES_NAMESPACE', 'NODE_NAME', 'PLAIN_HTTP', 'TLS_DIR',"
          + " 'WRITE_TOKENS_FILE']";
}
