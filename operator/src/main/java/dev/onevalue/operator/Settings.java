package dev.onevalue.operator;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
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
 * @param observationInterval {@code OBSERVATION_INTERVAL}: how often the members are heard, 100ms
 *     to 1h
 * @param healthPort {@code HEALTH_PORT}: where {@code /livez} and {@code /readyz} are served, 1 to
 *     65535
 */
record Settings(
    String nodeImage,
    Set<String> namespaces,
    Optional<String> leaseNamespace,
    Duration observationInterval,
    int healthPort) {
  private static final Pattern DURATION = Pattern.compile("([0-9]{1,7})(ms|s|m|h)");
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
        leaseNamespace(environment.getOrDefault("LEASE_NAMESPACE", "")),
        observationInterval(environment.getOrDefault("OBSERVATION_INTERVAL", "1s")),
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

  private static Optional<String> leaseNamespace(String text) {
    require(
        NAMESPACE.matcher(text).matches(), "LEASE_NAMESPACE is no name of a namespace: " + text);
    return Optional.of(text).filter(name -> !name.isEmpty());
  }

  private static Duration observationInterval(String text) {
    Matcher matcher = DURATION.matcher(text);
    require(matcher.matches(), "OBSERVATION_INTERVAL is no duration such as 500ms or 1s: " + text);
    long number = Long.parseLong(matcher.group(1));
    Duration interval =
        switch (matcher.group(2)) {
          case "ms" -> Duration.ofMillis(number);
          case "s" -> Duration.ofSeconds(number);
          case "m" -> Duration.ofMinutes(number);
          default -> Duration.ofHours(number);
        };
    require(
        interval.toMillis() >= 100 && interval.compareTo(Duration.ofHours(1)) <= 0,
        "OBSERVATION_INTERVAL is not between 100ms and 1h: " + text);
    return interval;
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
