package dev.onevalue.operator.certificate;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What members show each other and whom they believe, and the steps from one certificate A to
 * another one B that leave no two members strangers, whichever of two neighbouring steps each has
 * taken: {@code {A, trust A}}, {@code {A, trust A+B}}, {@code {B, trust A+B}}, {@code {B, trust
 * B}}. Immutable.
 *
 * @param own what members show
 * @param trusted whom they believe
 * @param next what they will show
 */
record Credentials(Identity own, List<X509Certificate> trusted, Optional<Identity> next) {
  static final String CERTIFICATE = "tls.crt";
  static final String KEY = "tls.key";
  static final String TRUSTED = "ca.crt";
  static final String NEXT_CERTIFICATE = "next.crt";
  static final String NEXT_KEY = "next.key";

  Credentials {
    trusted = List.copyOf(trusted);
  }

  /** Those of members that believe each other alone. */
  static Credentials of(Identity own) {
    return new Credentials(own, List.of(own.certificate()), Optional.empty());
  }

  Phase phase() {
    if (next.isPresent()) {
      return Phase.ANNOUNCED;
    }
    return trusted.equals(List.of(own.certificate())) ? Phase.SETTLED : Phase.SHOWN;
  }

  /** The next step, once every member has taken this one. */
  Credentials announced(Identity other) {
    return new Credentials(
        own, List.of(own.certificate(), other.certificate()), Optional.of(other));
  }

  /** The step after that. */
  Credentials shown() {
    return new Credentials(next.orElseThrow(), trusted, Optional.empty());
  }

  /** The last one: the former certificate is refused from now on. */
  Credentials settled() {
    return of(own);
  }

  /** As a Secret has them; those that are null are not in it. */
  Map<String, @Nullable String> texts() {
    Map<String, @Nullable String> texts = new LinkedHashMap<>();
    texts.put(CERTIFICATE, Pem.of(List.of(own.certificate())));
    texts.put(KEY, own.key());
    texts.put(TRUSTED, Pem.of(trusted));
    texts.put(NEXT_CERTIFICATE, next.map(n -> Pem.of(List.of(n.certificate()))).orElse(null));
    texts.put(NEXT_KEY, next.map(Identity::key).orElse(null));
    return texts;
  }

  /** What a Secret has; empty: nothing that members can work with. */
  static Optional<Credentials> of(Map<String, String> texts) {
    try {
      List<X509Certificate> trusted = new ArrayList<>(Pem.certificates(text(texts, TRUSTED)));
      Identity own = identity(texts, CERTIFICATE, KEY);
      Optional<Identity> next =
          texts.containsKey(NEXT_KEY)
              ? Optional.of(identity(texts, NEXT_CERTIFICATE, NEXT_KEY))
              : Optional.empty();
      return trusted.contains(own.certificate())
          ? Optional.of(new Credentials(own, trusted, next))
          : Optional.empty();
    } catch (CertificateException e) {
      return Optional.empty();
    }
  }

  static Identity identity(Map<String, String> texts, String certificate, String key)
      throws CertificateException {
    return new Identity(Pem.certificates(text(texts, certificate)).getFirst(), text(texts, key));
  }

  private static String text(Map<String, String> texts, String name) throws CertificateException {
    String text = texts.get(name);
    if (text == null || text.isBlank()) {
      throw new CertificateException("there is no " + name);
    }
    return text;
  }
}
