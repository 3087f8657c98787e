package dev.onevalue.node;

import dev.onevalue.node.cluster.discovery.Seed;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads settings from environment variables; an empty one counts as unset. Every method throws
 * {@link BadSettingException} if the variable holds something else than it asks for.
 */
final class Environment {

  private static final Pattern DURATION = Pattern.compile("(\\d{1,7})(ms|s|m|h)");
  private static final Pattern HOST_AND_PORT =
      Pattern.compile("(\\[(?<ipv6>[^\\[\\]]+)]|(?<host>[^\\[\\]:]+))(:(?<port>\\d{1,5}))?");

  private static final Pattern NAME =
      Pattern.compile("(?=.{1,253}$)[\\w-]{1,63}(\\.[\\w-]{1,63})*\\.?");

  private final Map<String, String> variables;

  Environment(Map<String, String> variables) {
    this.variables = Map.copyOf(variables);
  }

  @Nullable String get(String name) {
    String value = variables.get(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  String get(String name, String otherwise) {
    return Objects.requireNonNullElse(get(name), otherwise);
  }

  boolean isSet(String name) {
    return get(name) != null;
  }

  long integer(String name, long otherwise, long min, long max) {
    String text = get(name, Long.toString(otherwise));
    try {
      long value = Long.parseLong(text);
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException _) {
      // the same answer as for one out of range
    }
    throw new BadSettingException(name, text, "an integer from %d to %d".formatted(min, max));
  }

  String oneOf(String name, List<String> allowed) {
    String text = get(name, allowed.getFirst());
    if (!allowed.contains(text)) {
      throw new BadSettingException(name, text, "one of " + String.join(", ", allowed));
    }
    return text;
  }

  Duration duration(String name, Duration otherwise, Duration min, Duration max) {
    String text = get(name);
    if (text == null) {
      return otherwise;
    }
    Matcher matcher = DURATION.matcher(text);
    if (matcher.matches()) {
      Duration duration = duration(Long.parseLong(matcher.group(1)), matcher.group(2));
      if (duration.compareTo(min) >= 0 && duration.compareTo(max) <= 0) {
        return duration;
      }
    }
    throw new BadSettingException(
        name,
        text,
        "a number with the unit ms, s, m or h, from %d ms to %d ms"
            .formatted(min.toMillis(), max.toMillis()));
  }

  private static Duration duration(long number, String unit) {
    return switch (unit) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      default -> Duration.ofHours(number);
    };
  }

  @Nullable Path path(String name) {
    String text = get(name);
    try {
      return text == null ? null : Path.of(text).toAbsolutePath();
    } catch (InvalidPathException _) {
      throw new BadSettingException(name, String.valueOf(text), "a path");
    }
  }

  /**
   * A comma-separated list of {@code host} or {@code host:port}; an IPv6 address is in brackets.
   */
  List<Seed> seeds(String name, int defaultPort) {
    return listed(name).stream().map(text -> seed(name, text, defaultPort)).toList();
  }

  /** A comma-separated list of host names. */
  List<String> names(String name) {
    List<String> names = listed(name);
    for (String text : names) {
      if (!NAME.matcher(text).matches()) {
        throw new BadSettingException(name, text, "a host name, without a port");
      }
    }
    return names;
  }

  private List<String> listed(String name) {
    return Arrays.stream(get(name, "").split(","))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  private static Seed seed(String name, String text, int defaultPort) {
    Matcher matcher = HOST_AND_PORT.matcher(text);
    if (!matcher.matches()) {
      throw new BadSettingException(name, text, "host or host:port");
    }
    String port = matcher.group("port");
    int number = port == null ? defaultPort : Integer.parseInt(port);
    if (number < 1 || number > 65_535) {
      throw new BadSettingException(name, text, "host:port with a port from 1 to 65535");
    }
    String ipv6 = matcher.group("ipv6");
    return new Seed(ipv6 != null ? ipv6 : matcher.group("host"), number);
  }
}
