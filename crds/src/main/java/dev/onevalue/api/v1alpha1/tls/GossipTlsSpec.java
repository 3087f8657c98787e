package dev.onevalue.api.v1alpha1.tls;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/**
 * By what members know each other: mutual TLS, always. Immutable.
 *
 * @param secretName Secret with their certificate; null: the operator makes one, and renews it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GossipTlsSpec(
    @JsonPropertyDescription(
            "A Secret with tls.crt, tls.key and ca.crt, as cert-manager makes it, from an authority"
                + " that is this cluster's own: whoever has a certificate of it is a member. Unset:"
                + " the operator makes one, and renews it.")
        @Pattern("^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$")
        @Size(max = 253)
        @Nullable String secretName) {

  /** One that the operator makes. */
  public static final GossipTlsSpec DEFAULT = new GossipTlsSpec(null);
}
