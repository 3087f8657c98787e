import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts one node as it is measured: from the jar, or from an image. */
interface Launcher {

  int NUMBER = 99;

  /** A node that runs; {@code started} by {@link System#nanoTime()}. */
  interface Running extends AutoCloseable {
    long started();

    long pid();

    default InetSocketAddress http() {
      return Node.http(NUMBER);
    }

    @Override
    void close() throws IOException;
  }

  Running start() throws IOException;

  static Launcher jar(Path folder, List<String> options) {
    return jar(folder, Map.of(), options);
  }

  static Launcher jar(Path folder, Map<String, String> settings, List<String> options) {
    return () -> {
      long started = System.nanoTime();
      Node node = Node.start(NUMBER, folder, settings, options);
      return new FromJar(node, started);
    };
  }

  record FromJar(Node node, long started) implements Running {
    @Override
    public long pid() {
      return node.pid();
    }

    @Override
    public void close() {
      node.close();
    }
  }

  /** Its time begins when the engine has started the process, in this machine's network. */
  static Launcher image(String image) {
    return () -> {
      String id =
          docker(
              "run", "--detach", "--network=host",
              "--env=HTTP_PORT=" + Node.http(NUMBER).getPort(),
              "--env=ADVERTISE_ADDR=" + Node.cluster(NUMBER),
              image);
      String[] state = docker("inspect", "--format={{.State.Pid}} {{.State.StartedAt}}", id).split(" ");
      long age = ChronoUnit.NANOS.between(Instant.parse(state[1]), Instant.now());
      return new FromImage(id, Long.parseLong(state[0]), System.nanoTime() - age);
    };
  }

  record FromImage(String id, long pid, long started) implements Running {
    @Override
    public void close() throws IOException {
      docker("rm", "--force", id);
    }
  }

  private static String docker(String... arguments) throws IOException {
    var command = new ArrayList<>(List.of("docker"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    if (process.onExit().join().exitValue() != 0) {
      throw new IOException(String.join(" ", command) + " failed");
    }
    return output;
  }

  /** What a process used so far, in the kernel's steps of 10 ms. */
  static long cpuNanos(long pid) throws IOException {
    String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * 10_000_000;
  }

  /** What a process has in memory, in MB. */
  static double residentMegabytes(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
        .sum();
  }
}
