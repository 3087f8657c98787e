package dev.onevalue.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The project's classes, copied to another folder in another order, and packed there by Maven. */
record SecondPackaging(Path folder) {

  private static final Path PROJECT = Path.of("..");
  private static final int LIMIT_SECONDS = 180;

  void run() throws IOException, InterruptedException {
    List<Path> copied;
    try (Stream<Path> files =
        Files.find(PROJECT, 20, (path, a) -> a.isRegularFile() && isNeeded(path))) {
      copied = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : copied) {
      Path copy = folder.resolve(PROJECT.relativize(file));
      Files.createDirectories(copy.getParent());
      Files.copy(file, copy);
    }
    pack();
  }

  private static boolean isNeeded(Path file) {
    String path = PROJECT.relativize(file).toString();
    return path.matches("(.*/)?pom\\.xml|.*/target/classes/.*");
  }

  private void pack() throws IOException, InterruptedException {
    Path log = folder.resolve("log");
    var maven =
        new ProcessBuilder(
                "mvn",
                "--batch-mode",
                "--offline",
                "--file",
                "" + folder.resolve("pom.xml"),
                // which tells the jar the JDK that it is for
                "toolchains:select-jdk-toolchain@a-JDK-25-is-needed-under-usr-lib-jvm",
                "jar:jar")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    maven.environment().put("JAVA_HOME", System.getProperty("maven.java.home"));
    Process packing = maven.start();
    assertThat(packing.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(packing.exitValue()).as(() -> log(log)).isZero();
  }

  private static String log(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  Path jar(String module) throws IOException {
    return jar(folder.resolve(module).resolve("target"));
  }

  /** The one of a module. */
  static Path jar(Path target) throws IOException {
    try (Stream<Path> files = Files.list(target)) {
      return files
          .filter(file -> file.getFileName().toString().matches("onevalue-[a-z]+(-[0-9.]+)?\\.jar"))
          .findAny()
          .orElseThrow();
    }
  }
}
