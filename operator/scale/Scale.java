import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What any number of clusters cost an operator, against a real API server, which {@code run} has
 * started: {@code java Scale.java <clusters> <audit log> <operator's log>}.
 */
final class Scale {
  private static final Pattern REQUEST =
      Pattern.compile(
          "\"verb\":\"([a-z]+)\".*?\"username\":\"operator\".*?\"objectRef\":\\{\"resource\":\"([a-z]+)\"");
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final Duration IDLE = Duration.ofSeconds(60);

  private final int clusters;
  private final Path audit;
  private final Path log;
  private final Api api = new Api();
  private final Members members = new Members();

  private interface Fact {
    boolean holds() throws Exception;
  }

  private Scale(int clusters, Path audit, Path log) throws IOException {
    this.clusters = clusters;
    this.audit = audit;
    this.log = log;
  }

  public static void main(String[] arguments) throws Exception {
    int status = 1;
    try {
      new Scale(Integer.parseInt(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2])).run();
      status = 0;
    } catch (Exception e) {
      e.printStackTrace();
    }
    System.exit(status);
  }

  private void run() throws Exception {
    Operator first = new Operator("optoken", log);
    tell("ready", until(first, first::ready));
    long start = System.nanoTime();
    Api.forEach(clusters, api::create);
    until(first, () -> api.sets() == clusters);
    tell("objects made", start);
    Api.forEach(clusters, api::runPods);
    until(first, () -> api.clusters("\"converged\":true") == clusters);
    tell("all converged", start);
    System.out.println("  " + first.size());
    first.stop();
    restart();
  }

  private void restart() throws Exception {
    long before = lines();
    int watches = members.watches();
    long start = System.nanoTime();
    Operator second = new Operator("optoken", log);
    tell("started again: ready", until(second, second::ready));
    until(
        second,
        () -> second.reconciled() >= clusters && members.watches() - watches >= 3 * clusters);
    tell("all reconciled and watched", start);
    quiet(second);
    System.out.println("  " + second.size());
    System.out.println("  requests since: " + requests(before));
    idle(second);
    setAll(second);
    second.stop();
  }

  private void quiet(Operator operator) throws Exception {
    long last = -1;
    while (last != operator.reconciled()) {
      last = operator.reconciled();
      Thread.sleep(3000);
    }
  }

  private void idle(Operator operator) throws Exception {
    long before = lines();
    double cpu = operator.cpuSeconds();
    long reconciled = operator.reconciled();
    Thread.sleep(IDLE.toMillis());
    System.out.printf(
        "idle for %d s: %.1f s of a core, %d reconciliations, requests: %s%n",
        IDLE.toSeconds(),
        operator.cpuSeconds() - cpu,
        operator.reconciled() - reconciled,
        requests(before));
    System.out.println("  " + operator.size());
  }

  private void setAll(Operator operator) throws Exception {
    long before = lines();
    long start = System.nanoTime();
    for (int cluster = 0; cluster < clusters; cluster++) {
      members.set(cluster, 7);
    }
    until(operator, () -> api.clusters("\"convergedGeneration\":1,") == clusters);
    tell("a set on every cluster is in every status", start);
    quiet(operator);
    System.out.println("  requests for it: " + requests(before));
    System.out.println("  " + operator.size());
  }

  private static long until(Operator operator, Fact fact) throws Exception {
    long start = System.nanoTime();
    while (!fact.holds()) {
      if (!operator.isAlive() || System.nanoTime() - start > LIMIT.toNanos()) {
        throw new IllegalStateException("it did not come to that");
      }
      Thread.sleep(100);
    }
    return start;
  }

  private static void tell(String what, long since) {
    System.out.printf("%s after %.1f s%n", what, (System.nanoTime() - since) / 1e9);
  }

  private long lines() throws IOException {
    try (Stream<String> lines = Files.lines(audit)) {
      return lines.count();
    }
  }

  /** By verb and resource, of the operator alone. */
  private Map<String, Integer> requests(long after) throws IOException {
    Map<String, Integer> counts = new TreeMap<>();
    try (Stream<String> lines = Files.lines(audit)) {
      lines
          .skip(after)
          .forEach(line -> {
            Matcher request = REQUEST.matcher(line);
            if (request.find()) {
              counts.merge(request.group(1) + " " + request.group(2), 1, Integer::sum);
            }
          });
    }
    return counts;
  }
}
