package dev.onevalue.api.v1alpha1.network;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/**
 * Addresses. Immutable.
 *
 * @param cidr a network, such as 10.0.0.0/8
 * @param except networks in it that are not meant
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record IpBlockSpec(
    @JsonPropertyDescription("A network, such as 10.0.0.0/8.") @Required @Size(min = 1, max = 64)
        String cidr,
    @JsonPropertyDescription("Networks in it that are not meant.") @Size(max = 64)
        List<String> except) {

  /** What is left out is empty. */
  public IpBlockSpec {
    except = except == null ? List.of() : except;
  }
}
