import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** Sets values, and changes a ConfigMap at the same moment; the readers' lines are its input. */
final class Propagation {

  private static final long FIRST = 1_000;
  private static final List<String> WAYS = List.of("watch", "file", "configmap");
  private static final long PATIENCE_SECONDS = 180;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Arrivals arrivals = new Arrivals();
  private final Map<Long, Long> begun = new LinkedHashMap<>();
  private final URI members;
  private final URI configMap;
  private final int readers;

  private Propagation(URI members, URI configMap, int readers) {
    this.members = members;
    this.configMap = configMap;
    this.readers = readers;
  }

  /** {@code <a member's URI> <the ConfigMap's> <readers> <rounds> <milliseconds of a round>}. */
  public static void main(String[] arguments) throws Exception {
    URI members = URI.create(arguments[0] + "/v1/value");
    int readers = Integer.parseInt(arguments[2]);
    var bench = new Propagation(members, URI.create(arguments[1]), readers);
    bench.run(Integer.parseInt(arguments[3]), Integer.parseInt(arguments[4]));
  }

  private void run(int rounds, int millis) throws Exception {
    var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    Thread.ofPlatform().daemon().start(() -> arrivals.readAll(lines));
    change(FIRST);
    awaitAll(FIRST);
    begun.clear();
    // kubelets look at ConfigMaps now and then: a round begins at any time between
    var random = new Random(1);
    for (int round = 1; round <= rounds; round++) {
      Thread.sleep(random.nextInt(millis / 2, millis * 3 / 2));
      change(FIRST + round);
    }
    awaitAll(FIRST + rounds);
    print();
  }

  private void awaitAll(long value) throws Exception {
    for (String way : WAYS) {
      arrivals.await(readers, way, value, PATIENCE_SECONDS);
    }
  }

  private void change(long value) throws IOException {
    HttpRequest set =
        HttpRequest.newBuilder(members)
            .PUT(BodyPublishers.ofString("{\"value\":%d}".formatted(value)))
            .build();
    HttpRequest patch =
        HttpRequest.newBuilder(configMap)
            .header("Content-Type", "application/merge-patch+json")
            .method(
                "PATCH", BodyPublishers.ofString("{\"data\":{\"value\":\"%d\"}}".formatted(value)))
            .build();
    begun.put(value, ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()));
    List.of(send(set), send(patch)).forEach(CompletableFuture::join);
  }

  private CompletableFuture<Void> send(HttpRequest request) {
    return http.sendAsync(request, BodyHandlers.ofString()).thenAccept(Propagation::check);
  }

  private static void check(HttpResponse<String> response) {
    if (response.statusCode() != 200) {
      throw new IllegalStateException(response + ": " + response.body());
    }
  }

  private void print() {
    Map<String, Samples> samples = new LinkedHashMap<>();
    for (String way : WAYS) {
      Samples of = of(way);
      samples.put(way, of);
      System.out.printf(
          Locale.ROOT, "%-10s %6d samples, %s, max %.3f ms%n", way, of.size(), of, ms(of, 100));
    }
    double slowest = ms(samples.get("configmap"), 99);
    System.out.printf(
        Locale.ROOT,
        "p99 of the ConfigMap: %.0f times the watch's, %.0f times the file's%n",
        slowest / ms(samples.get("watch"), 99),
        slowest / ms(samples.get("file"), 99));
  }

  private Samples of(String way) {
    var samples = new Samples();
    begun.forEach(
        (value, begin) -> arrivals.at(way, value).forEach(at -> samples.add(nanos(at - begin))));
    return samples;
  }

  private static long nanos(long micros) {
    if (micros < 0) {
      throw new IllegalStateException("the Pods' clock is not the one of this process");
    }
    return micros * 1_000;
  }

  private static double ms(Samples samples, double percent) {
    return samples.percentile(percent) / 1e6;
  }
}
