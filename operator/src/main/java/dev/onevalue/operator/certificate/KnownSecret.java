package dev.onevalue.operator.certificate;

import java.time.Instant;
import java.util.Set;

/**
 * What is remembered of a cluster's Secret: no key. Immutable.
 *
 * @param rotatedFor the text that its certificate was last changed for; empty: none
 * @param phase how far the members are to be
 * @param certificate SHA-256 of what they are to show
 * @param trusted SHA-256 of those whom they are to believe
 * @param notAfter until when the certificate is valid
 * @param half when half of its validity is over
 */
public record KnownSecret(
    String rotatedFor,
    Phase phase,
    String certificate,
    Set<String> trusted,
    Instant notAfter,
    Instant half) {

  public KnownSecret {
    trusted = Set.copyOf(trusted);
  }
}
