package dev.onevalue.openfeature;

import dev.onevalue.node.process.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Python with the packages that are listed, in an environment of its own, made once. */
final class Python {

  private static final Path SOURCES = Path.of("src", "test", "python");
  private static final Path REQUIREMENTS = SOURCES.resolve("requirements.txt");
  private static final Path ENVIRONMENT = Path.of("target", "python").toAbsolutePath();
  private static final Path INSTALLED = ENVIRONMENT.resolve("requirements.txt");

  private Python() {}

  /** What a script prints. */
  static String run(String script, String... arguments) throws IOException {
    if (!Files.exists(INSTALLED) || Files.mismatch(INSTALLED, REQUIREMENTS) >= 0) {
      install();
    }
    String[] command = new String[arguments.length + 2];
    command[0] = bin("python");
    command[1] = SOURCES.resolve(script).toString();
    System.arraycopy(arguments, 0, command, 2, arguments.length);
    return Command.run(command).strip();
  }

  private static void install() throws IOException {
    Command.run("python3", "-m", "venv", "--clear", ENVIRONMENT.toString());
    Command.run(
        bin("pip"),
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--requirement",
        REQUIREMENTS.toString());
    Files.copy(REQUIREMENTS, INSTALLED);
  }

  private static String bin(String program) {
    return ENVIRONMENT.resolve("bin").resolve(program).toString();
  }
}
