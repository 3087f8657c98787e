package dev.onevalue.operator.member;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a member shows to others, and whom it believes. Immutable.
 *
 * @param certificate what it shows; null: it speaks plain text
 * @param trusted whom it believes
 */
public record MemberTls(
    @Nullable Certificate certificate, @JsonProperty(required = true) List<Certificate> trusted) {

  /**
   * A certificate.
   *
   * @param sha256 of its DER, in lower-case hexadecimal digits
   */
  public record Certificate(@JsonProperty(required = true) String sha256) {}

  /** Whether that is what it shows. */
  public boolean shows(String sha256) {
    return certificate != null && certificate.sha256().equals(sha256);
  }

  /** Whether it believes all of these, by their SHA-256. */
  public boolean believes(Set<String> all) {
    return trusted.stream().map(Certificate::sha256).collect(Collectors.toSet()).containsAll(all);
  }
}
