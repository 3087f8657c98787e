package dev.onevalue.operator;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The settings of the operator, from its environment. Immutable.
 *
 * @param nodeImage {@code NODE_IMAGE}: container image of the members of a cluster that asks for
 *     none
 * @param namespaces {@code WATCH_NAMESPACE}: where clusters are looked after, separated by commas;
 *     empty: everywhere
 * @param leaseNamespace {@code LEASE_NAMESPACE}: where the Lease is that several operators share,
 *     of whom only its holder acts; empty: there is only this one
 * @param ownNamespace {@code OPERATOR_NAMESPACE}: where the operator's Pod is, which a
 *     NetworkPolicy of members lets in; empty: it is in none
 * @param serviceAccount {@code OPERATOR_SERVICE_ACCOUNT}: whose tokens, made in its own namespace,
 *     members are shown; empty: they are shown none
 * @param healthPort {@code HEALTH_PORT}: where {@code /livez} and {@code /readyz} are served, 1 to
 *     65535
 */
record Settings(
    String nodeImage,
    Set<String> namespaces,
    Optional<String> leaseNamespace,
    Optional<String> ownNamespace,
    Optional<String> serviceAccount,
    int healthPort) {
  private static final Pattern NAMESPACE = Pattern.compile("([a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)?");
  private static final Set<String> LOG_FORMATS = Set.of("text", "json");

  Settings {
    namespaces = Set.copyOf(namespaces);
  }

  /**
   * @throws IllegalArgumentException with a message that names the setting which is missing or
   *     wrong
   */
  static Settings from(Map<String, String> environment) {
    logFormat(environment.getOrDefault("LOG_FORMAT", "text"));
    return new Settings(
        nodeImage(environment.getOrDefault("NODE_IMAGE", "")),
        namespaces(environment.getOrDefault("WATCH_NAMESPACE", "")),
        namespace("LEASE_NAMESPACE", environment),
        namespace("OPERATOR_NAMESPACE", environment),
        Optional.of(environment.getOrDefault("OPERATOR_SERVICE_ACCOUNT", "").strip())
            .filter(name -> !name.isEmpty()),
        healthPort(environment.getOrDefault("HEALTH_PORT", "8081")));
  }

  private static String nodeImage(String text) {
    require(!text.isBlank(), "NODE_IMAGE is not set: it names the container image of the members");
    return text.strip();
  }

  private static Set<String> namespaces(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Optional<String> namespace(String setting, Map<String, String> environment) {
    String text = environment.getOrDefault(setting, "");
    require(NAMESPACE.matcher(text).matches(), setting + " is no name of a namespace: " + text);
    return Optional.of(text).filter(name -> !name.isEmpty());
  }

  private static int healthPort(String text) {
    int port = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
    require(port >= 1 && port <= 65535, "HEALTH_PORT is not a port from 1 to 65535: " + text);
    return port;
  }

  private static void logFormat(String text) {
    require(LOG_FORMATS.contains(text), "LOG_FORMAT is neither text nor json: " + text);
  }

  private static void require(boolean fact, String otherwise) {
    if (!fact) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
