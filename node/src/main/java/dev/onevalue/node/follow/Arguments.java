package dev.onevalue.node.follow;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the command is asked for.
 *
 * @param from members, or their Service
 * @param file to keep up to date, in a folder that is there
 * @param key of the flag, for flagd
 * @param tokenFile with what is shown to members, read for each request; empty: nothing is
 */
record Arguments(List<URI> from, Path file, Format format, String key, Optional<Path> tokenFile) {

  static final String USAGE =
      "follow --from http://HOST[:PORT][,...] --file PATH [--format text|json|flagd] [--key NAME]"
          + " [--token-file PATH]";

  private static final List<String> NAMES =
      List.of("--from", "--file", "--format", "--key", "--token-file");

  /**
   * Reads the command line.
   *
   * @throws BadUsage if it is not as {@link #USAGE} has it
   */
  static Arguments parse(String[] given) throws BadUsage {
    Map<String, String> options = options(given);
    List<URI> from = uris(required(options, "--from"));
    return new Arguments(
        from,
        file(required(options, "--file")),
        format(options.getOrDefault("--format", "text")),
        options.getOrDefault("--key", firstLabel(from.getFirst())),
        tokenFile(options.get("--token-file")));
  }

  private static Map<String, String> options(String[] given) throws BadUsage {
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i < given.length; i += 2) {
      if (!NAMES.contains(given[i])) {
        throw new BadUsage("'%s' is no option: %s".formatted(given[i], USAGE));
      }
      if (i + 1 == given.length) {
        throw new BadUsage("%s needs a value: %s".formatted(given[i], USAGE));
      }
      if (options.put(given[i], given[i + 1]) != null) {
        throw new BadUsage(given[i] + " is given twice");
      }
    }
    return options;
  }

  private static String required(Map<String, String> options, String name) throws BadUsage {
    @Nullable String value = options.get(name);
    if (value == null) {
      throw new BadUsage("%s is missing: %s".formatted(name, USAGE));
    }
    return value;
  }

  private static List<URI> uris(String text) throws BadUsage {
    try {
      List<URI> uris = Arrays.stream(text.split(",")).map(URI::create).toList();
      if (!uris.isEmpty() && uris.stream().allMatch(Arguments::isBase)) {
        return uris;
      }
    } catch (IllegalArgumentException _) {
      // the same answer as for another scheme
    }
    throw new BadUsage("--from: '%s' is not http(s)://host[:port],...".formatted(text));
  }

  private static boolean isBase(URI uri) {
    return Objects.requireNonNullElse(uri.getScheme(), "").matches("https?")
        && uri.getHost() != null
        && uri.getRawQuery() == null;
  }

  private static Path file(String text) throws BadUsage {
    try {
      Path file = Path.of(text).toAbsolutePath();
      Path folder = file.getParent();
      if (folder != null && Files.isDirectory(folder) && !Files.isDirectory(file)) {
        return file;
      }
    } catch (InvalidPathException _) {
      // the same answer as for one that is not there
    }
    throw new BadUsage("--file: '%s' is not a file's path in a folder that exists".formatted(text));
  }

  private static Optional<Path> tokenFile(@Nullable String text) throws BadUsage {
    try {
      Optional<Path> file = Optional.ofNullable(text).map(Path::of);
      if (file.isEmpty() || Files.isRegularFile(file.get())) {
        return file;
      }
    } catch (InvalidPathException _) {
      // the same answer as for one that is not there
    }
    throw new BadUsage("--token-file: '%s' is not a file".formatted(text));
  }

  private static Format format(String text) throws BadUsage {
    for (Format format : Format.values()) {
      if (format.name().toLowerCase(Locale.ROOT).equals(text)) {
        return format;
      }
    }
    throw new BadUsage("--format: '%s' is not text, json or flagd".formatted(text));
  }

  /** A Service has the name of its cluster. */
  private static String firstLabel(URI uri) {
    int dot = uri.getHost().indexOf('.');
    return dot < 0 ? uri.getHost() : uri.getHost().substring(0, dot);
  }
}
