package dev.onevalue.api.v1alpha1.tls;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/** A certificate of an authority that the operator makes for the cluster. Immutable. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record SelfSignedSpec() {}
