package dev.onevalue.api.v1alpha1.tls;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/**
 * HTTPS for clients, at port 443 of the Service. Exactly one of {@code secretName} and {@code
 * selfSigned} is given. Immutable.
 *
 * @param secretName Secret with the members' certificate; null: the operator makes one
 * @param selfSigned the operator makes the certificate; null: it is in {@code secretName}
 * @param plain whether HTTP is served too
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "has(self.secretName) != has(self.selfSigned)",
    message = "give secretName or selfSigned, one of them")
public record ClientTlsSpec(
    @JsonPropertyDescription(
            "A Secret with tls.crt, tls.key and ca.crt, as cert-manager makes it. Members read it"
                + " anew when it changes.")
        @Pattern("^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$")
        @Size(max = 253)
        @Nullable String secretName,
    @JsonPropertyDescription(
            "{}: the operator makes the certificate, and renews it. That of its authority is in the"
                + " ConfigMap NAME-ca.")
        @Nullable SelfSignedSpec selfSigned,
    @JsonPropertyDescription(
            "True: port 80 is served beside 443. False: clients have to use HTTPS.")
        @Default("true")
        boolean plain) {}
