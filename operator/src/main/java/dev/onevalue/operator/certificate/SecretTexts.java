package dev.onevalue.operator.certificate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;

import io.fabric8.kubernetes.api.model.Secret;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What a Secret holds, as text. */
final class SecretTexts {

  private SecretTexts() {}

  static Map<String, String> of(Secret secret) {
    return Objects.requireNonNullElse(secret.getData(), Map.<String, String>of())
        .entrySet()
        .stream()
        .collect(toMap(Map.Entry::getKey, each -> decoded(each.getValue())));
  }

  static Optional<ClientCredentials> clientCredentials(Secret secret) {
    return ClientCredentials.of(of(secret));
  }

  static Map<String, String> encoded(Map<String, String> texts) {
    return texts.entrySet().stream()
        .collect(toMap(Map.Entry::getKey, each -> encoded(each.getValue())));
  }

  static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  private static String decoded(String base64) {
    return new String(Base64.getMimeDecoder().decode(base64), UTF_8);
  }
}
