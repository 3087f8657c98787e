package dev.onevalue.node.simulation.spread;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The arguments of a command: flags, and settings that take one value. */
final class Arguments {

  private final Set<String> flags = new HashSet<>();
  private final Map<String, String> settings = new HashMap<>();

  private Arguments() {}

  static Arguments parse(String[] arguments, Set<String> knownFlags, Set<String> knownSettings)
      throws UsageException {
    var parsed = new Arguments();
    for (int i = 0; i < arguments.length; i++) {
      String name = arguments[i];
      if (knownFlags.contains(name)) {
        parsed.flags.add(name);
      } else if (!knownSettings.contains(name)) {
        throw new UsageException("unknown argument '%s'".formatted(name));
      } else if (i + 1 == arguments.length) {
        throw new UsageException("%s needs a value".formatted(name));
      } else {
        parsed.settings.put(name, arguments[++i]);
      }
    }
    return parsed;
  }

  boolean has(String flag) {
    return flags.contains(flag);
  }

  /** A whole number of at least {@code min} and at most {@code max}. */
  long integer(String name, long otherwise, long min, long max) throws UsageException {
    String text = settings.get(name);
    if (text == null) {
      return otherwise;
    }
    try {
      long number = Long.parseLong(text);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // told below, with the range
    }
    throw new UsageException(
        "%s must be a whole number from %d to %d, not '%s'".formatted(name, min, max, text));
  }

  /** A part of a whole: at least 0, less than 1. */
  double share(String name) throws UsageException {
    String text = settings.getOrDefault(name, "0");
    try {
      double number = Double.parseDouble(text);
      if (number >= 0 && number < 1) {
        return number;
      }
    } catch (NumberFormatException e) {
      // told below, with the range
    }
    throw new UsageException(
        "%s must be a number from 0 to less than 1, not '%s'".formatted(name, text));
  }
}
