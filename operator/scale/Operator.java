import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The operator's process, as its image runs it. */
final class Operator {
  private static final Pattern RECONCILED =
      Pattern.compile("onevalue_operator_reconciliations_total\\{result=\"succeeded\"} (\\S+)");
  private static final int TICKS_A_SECOND = 100;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Path java = Path.of(System.getProperty("java.home"), "bin");
  private final Process process;

  Operator(String token, Path log) throws IOException {
    var command = new ArrayList<>(List.of(java.resolve("java").toString()));
    command.addAll(
        List.of("@operator/java.options", "-jar", "operator/target/onevalue-operator.jar"));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder
        .environment()
        .putAll(
            Map.of(
                "KUBERNETES_MASTER", "https://127.0.0.1:6443",
                "KUBERNETES_TRUST_CERTIFICATES", "true",
                "KUBERNETES_AUTH_TRYKUBECONFIG", "false",
                "KUBERNETES_AUTH_TOKEN", token,
                "LEASE_NAMESPACE", "default",
                "NODE_IMAGE", "onevalue/node"));
    process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
  }

  /** Whether it works, as its probe says. */
  boolean ready() throws InterruptedException {
    return get("/readyz").equals("ok\n");
  }

  long reconciled() throws InterruptedException {
    Matcher count = RECONCILED.matcher(get("/metrics"));
    return count.find() ? (long) Double.parseDouble(count.group(1)) : 0;
  }

  /** Threads, sockets, memory. */
  String size() throws IOException, InterruptedException {
    String status = Files.readString(Path.of("/proc/" + process.pid() + "/status"));
    return "%s threads, %d sockets, %d MB resident, %s"
        .formatted(
            number(status, "Threads"),
            sockets(),
            Long.parseLong(number(status, "VmRSS")) / 1024,
            heap());
  }

  /** Seconds of a core that it has taken. */
  double cpuSeconds() throws IOException {
    String[] fields = Files.readString(Path.of("/proc/" + process.pid() + "/stat")).split(" ", -1);
    return (Double.parseDouble(fields[13]) + Double.parseDouble(fields[14])) / TICKS_A_SECOND;
  }

  private static String number(String status, String name) {
    Matcher found = Pattern.compile(name + ":\\s+(\\d+)").matcher(status);
    return found.find() ? found.group(1) : "0";
  }

  private long sockets() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("/proc/" + process.pid() + "/fd"))) {
      return files.filter(Operator::isSocket).count();
    }
  }

  private static boolean isSocket(Path file) {
    try {
      return Files.readSymbolicLink(file).toString().startsWith("socket:");
    } catch (IOException e) {
      return false;
    }
  }

  /** What is in use after a collection. */
  private String heap() throws IOException, InterruptedException {
    jcmd("GC.run");
    long kilobytes = 0;
    Matcher used =
        Pattern.compile("(?i)(?:def ?new|tenured).*?used (\\d+)K").matcher(jcmd("GC.heap_info"));
    while (used.find()) {
      kilobytes += Long.parseLong(used.group(1));
    }
    return kilobytes / 1024 + " MB of heap in use";
  }

  private String jcmd(String command) throws IOException, InterruptedException {
    Process jcmd =
        new ProcessBuilder(java.resolve("jcmd").toString(), "" + process.pid(), command).start();
    String said = new String(jcmd.getInputStream().readAllBytes());
    jcmd.waitFor();
    return said;
  }

  private String get(String path) throws InterruptedException {
    try {
      var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:8081" + path)).build();
      return http.send(request, BodyHandlers.ofString()).body();
    } catch (IOException e) {
      return "";
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  void stop() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }
}
