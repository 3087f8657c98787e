package dev.onevalue.operator.dependent.secret;

import dev.onevalue.operator.dependent.ObjectFailedException;
import dev.onevalue.operator.dependent.ObjectFailedException.Reason;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A Secret that the spec names, and that the cluster's user makes. */
final class UsersSecret {

  private UsersSecret() {}

  /**
   * One that has all that members need.
   *
   * @param field of the spec, which names it
   * @param read null: it is not there
   * @throws ObjectFailedException if it does not have these keys
   */
  static Secret usable(String field, String name, @Nullable Secret read, List<String> keys) {
    if (read == null) {
      throw missing(field, name, "is not there");
    }
    Map<String, String> data = Objects.requireNonNullElse(read.getData(), Map.of());
    List<String> absent = keys.stream().filter(key -> !data.containsKey(key)).toList();
    if (!absent.isEmpty()) {
      throw missing(field, name, "has no " + String.join(", ", absent));
    }
    return read;
  }

  private static ObjectFailedException missing(String field, String name, String what) {
    String message = "%s: Secret %s %s".formatted(field, name, what);
    return new ObjectFailedException(Reason.SecretMissing, message, null);
  }
}
