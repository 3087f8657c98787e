package dev.onevalue.node.http.connection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/** The limit of this process on open files and sockets. */
final class OpenFiles {

  private static final Path LIMITS = Path.of("/proc/self/limits");
  private static final String SOFT_LIMIT = "Max open files\\s+(\\d{1,9})\\s.*";

  private OpenFiles() {}

  /**
   * The limit that Linux shows; nothing on other systems, and where there is no limit. Read from
   * the file, since the bean that knows it is in a module the node's image is built without.
   */
  static OptionalInt limit() {
    try {
      return limit(Files.readAllLines(LIMITS));
    } catch (IOException _) {
      return OptionalInt.empty();
    }
  }

  /** The limit in these lines of Linux. */
  static OptionalInt limit(List<String> limits) {
    return limits.stream()
        .filter(line -> line.matches(SOFT_LIMIT))
        .mapToInt(line -> Integer.parseInt(line.replaceFirst(SOFT_LIMIT, "$1")))
        .findFirst();
  }
}
