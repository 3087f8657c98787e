package dev.onevalue.node.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.onevalue.node.core.register.NodeId;
import dev.onevalue.node.core.register.Register;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Another JVM. */
final class SavingProcess implements AutoCloseable {

  private final Process process;
  private final BufferedReader output;

  private SavingProcess(Process process) {
    this.process = process;
    this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
  }

  /** Starts one that saves rising generations, and prints each once it is saved. */
  static SavingProcess start(Path directory) throws IOException {
    return start(List.of(), SavingProcess.class, directory);
  }

  /** Starts another program, through a command that is given the command line of a JVM. */
  static SavingProcess start(List<String> through, Class<?> program, Path directory)
      throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> jvm =
        List.of(
            java,
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            program.getName(),
            directory.toString());
    return new SavingProcess(
        new ProcessBuilder(Stream.concat(through.stream(), jvm.stream()).toList())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start());
  }

  /** The next line that it prints; null if there is none any more. */
  @Nullable String readLine() throws IOException {
    return output.readLine();
  }

  /** All that it prints until it ends. */
  List<String> readAll() throws IOException {
    return output.readAllLines();
  }

  /** Ends it with SIGKILL, and waits until it has ended. */
  void kill() throws InterruptedException {
    // Process.destroyForcibly would throw away what it has printed
    process.toHandle().destroyForcibly();
    process.waitFor();
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    output.close();
  }

  public static void main(String[] arguments) throws Exception {
    try (var storage = DiskStorage.open(Path.of(arguments[0]), _ -> true)) {
      Register saved = storage.recovered().register();
      Register register = saved == null ? Register.initial(0) : saved;
      var self = new NodeId("child", UUID.randomUUID());
      while (!System.out.checkError()) {
        register = register.write(register.generation(), self);
        storage.save(register);
        System.out.println(register.generation());
      }
    }
  }
}
