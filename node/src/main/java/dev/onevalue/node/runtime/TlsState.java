package dev.onevalue.node.runtime;

import java.time.Instant;
import java.util.List;

/**
 * How a node proves to the other members that it is one, and whom it believes that. Who rotates
 * certificates waits until every member shows what was given to it. Immutable.
 *
 * @param certificate what it sends
 * @param trusted whoever has a certificate of these is a member
 */
public record TlsState(Certificate certificate, List<Certificate> trusted) {

  public TlsState {
    trusted = List.copyOf(trusted);
  }

  /**
   * A certificate.
   *
   * @param sha256 of its DER, in lower-case hexadecimal digits
   * @param notAfter when it ends to be valid
   */
  public record Certificate(String sha256, Instant notAfter) {}
}
