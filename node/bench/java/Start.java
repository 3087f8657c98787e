import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * How long a node that is alone takes to its first answer and until it is ready, and how much CPU;
 * with the AOT cache and without it, in turns, and with TLS between members and without.
 */
final class Start {

  private static final List<String> NO_CACHE = List.of("-XX:AOTMode=off");
  private static final long LIMIT_NANOS = 60_000_000_000L;

  /** Nanoseconds of time and of CPU until a moment. */
  record Point(long time, long cpu) {}

  /** One start. */
  record Run(Point first, Point ready) {}

  private final Launcher launcher;

  private Start(Launcher launcher) {
    this.launcher = launcher;
  }

  /** {@code <folder for logs> <runs> [<image>]}; with an image there is nothing to compare to. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    int runs = Integer.parseInt(arguments[1]);
    if (arguments.length > 2) {
      report("image", starts(Launcher.image(arguments[2]), runs));
      return;
    }
    Map<String, String> tls =
        Map.of("CLUSTER_TLS_DIR", Secret.create(folder.resolve("tls")).toString());
    Launcher plain = Launcher.jar(folder, List.of());
    compare("with the AOT cache", plain, "without it", Launcher.jar(folder, NO_CACHE), runs);
    compare("with TLS", Launcher.jar(folder, tls, List.of()), "without it", plain, runs);
  }

  /** In turns: what else the machine does is in both. */
  private static void compare(String what, Launcher one, String other, Launcher two, int runs)
      throws IOException {
    List<Run> with = new ArrayList<>();
    List<Run> without = new ArrayList<>();
    starts(one, 1);
    for (int i = 0; i < runs; i++) {
      with.addAll(starts(one, 1));
      without.addAll(starts(two, 1));
    }
    report(what, with);
    report(other, without);
    System.out.printf(
        Locale.ROOT,
        "with/without: first answer %.2f, CPU until then %.2f%n",
        ratio(with, without, run -> run.first().time()),
        ratio(with, without, run -> run.first().cpu()));
  }

  private static List<Run> starts(Launcher launcher, int runs) throws IOException {
    List<Run> done = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      done.add(new Start(launcher).run());
    }
    return done;
  }

  private Run run() throws IOException {
    try (Launcher.Running node = launcher.start()) {
      return new Run(until(node, "/get", 2), until(node, "/readyz", 100));
    }
  }

  private static Point until(Launcher.Running node, String path, int pauseMillis) throws IOException {
    while (!answers(node, path)) {
      if (System.nanoTime() - node.started() > LIMIT_NANOS) {
        throw new IOException("no answer within 60 s");
      }
      Pause.millis(pauseMillis);
    }
    return new Point(System.nanoTime() - node.started(), Launcher.cpuNanos(node.pid()));
  }

  private static boolean answers(Launcher.Running node, String path) {
    try (var client = new Client(node.http())) {
      return client.ask("GET", path).status() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private static void report(String what, List<Run> runs) {
    System.out.printf(
        Locale.ROOT,
        "%s: first answer after %.3f s and %.2f s of CPU, ready after %.2f s and %.2f s of CPU"
            + " (medians of %d)%n",
        what,
        median(runs, run -> run.first().time()),
        median(runs, run -> run.first().cpu()),
        median(runs, run -> run.ready().time()),
        median(runs, run -> run.ready().cpu()),
        runs.size());
  }

  private static double ratio(List<Run> one, List<Run> other, ToLongFunction<Run> part) {
    return median(one, part) / median(other, part);
  }

  private static double median(List<Run> runs, ToLongFunction<Run> part) {
    var samples = new Samples();
    runs.forEach(run -> samples.add(part.applyAsLong(run)));
    return samples.median() / 1e9;
  }
}
