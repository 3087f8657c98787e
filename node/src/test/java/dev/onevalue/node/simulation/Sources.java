package dev.onevalue.node.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The sources of the core and of its simulation. */
final class Sources {

  private static final Path NODE = Path.of("src/main/java/dev/onevalue/node");

  static final Path CORE = NODE.resolve("core");

  private Sources() {}

  /** By path, the text of each. */
  static Map<Path, String> all() {
    Map<Path, String> sources = new TreeMap<>();
    for (String part : new String[] {"core", "simulation"}) {
      try (Stream<Path> files = Files.walk(NODE.resolve(part))) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .forEach(file -> sources.put(file, read(file)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return sources;
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
