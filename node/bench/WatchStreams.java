import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/**
 * Many watch streams on one node, read by one thread. {@code PORT PID STREAMS SETS IDLE_SECONDS}
 */
final class WatchStreams {

  private static final int TICKS_PER_SECOND = 100;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient http = HttpClient.newHttpClient();
  private final Selector selector = Selector.open();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);
  private final int port;
  private final long node;
  private String wanted = "event: heartbeat";
  private final long[] arrivals;
  private int arrived;

  private WatchStreams(int port, long node, int streams) throws IOException {
    this.port = port;
    this.node = node;
    this.arrivals = new long[streams];
  }

  /** A stream, and whether what is wanted has come over it. */
  private static final class Stream {
    boolean has;
    String rest = "";
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    int[] numbers = Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray();
    var bench = new WatchStreams(numbers[0], numbers[1], numbers[2]);
    bench.run(numbers[3], numbers[4]);
  }

  private void run(int sets, int idleSeconds) throws IOException, InterruptedException {
    double before = megabytes();
    for (int i = 0; i < arrivals.length; i++) {
      open("1s", 0).register(selector, SelectionKey.OP_READ, new Stream());
      if (i % 100 == 0) {
        readFor(Duration.ZERO);
      }
    }
    await("all streams", arrivals.length);
    long ticks = ticks();
    readFor(Duration.ofSeconds(idleSeconds));
    double cpu = (double) (ticks() - ticks) / TICKS_PER_SECOND / idleSeconds;
    double rss = megabytes();
    System.out.printf(
        "%d idle streams, a heartbeat a second: RSS %.0f MB, %.0f MB before them: %.1f kB each; CPU"
            + " %.1f %% of a core: %.0f us a second each%n",
        arrivals.length,
        rss,
        before,
        (rss - before) * 1024 / arrivals.length,
        cpu * 100,
        cpu * 1e6 / arrivals.length);
    sets("", 1, sets);
    SocketChannel deaf = open("100ms", 1024);
    long begun = System.nanoTime();
    int more = sets;
    while (watchers() > arrivals.length) {
      if (System.nanoTime() - begun > PATIENCE.toNanos()) {
        throw new IOException("a reader that never reads was not cut in " + PATIENCE);
      }
      sets("while one never reads, ", more + 1, 10);
      more += 10;
    }
    System.out.printf(
        "it was cut after %.1f s; RSS in the end %.0f MB%n",
        (System.nanoTime() - begun) / 1e9, megabytes());
    deaf.close();
  }

  private SocketChannel open(String heartbeat, int receiveBuffer) throws IOException {
    SocketChannel channel = SocketChannel.open();
    if (receiveBuffer > 0) {
      channel.setOption(StandardSocketOptions.SO_RCVBUF, receiveBuffer);
    }
    channel.connect(new InetSocketAddress("127.0.0.1", port));
    String request = "GET /v1/watch?heartbeat=" + heartbeat + " HTTP/1.1\r\nHost: a\r\n\r\n";
    channel.write(ByteBuffer.wrap(request.getBytes(US_ASCII)));
    channel.configureBlocking(false);
    return channel;
  }

  private void sets(String when, int first, int count) throws IOException, InterruptedException {
    long[] all = new long[arrivals.length * count];
    long[] last = new long[count];
    for (int i = 0; i < count; i++) {
      wanted = "\"valueText\":\"" + (1_000_000 + first + i) + "\"";
      arrived = 0;
      selector.keys().forEach(key -> ((Stream) key.attachment()).has = false);
      long begun = System.nanoTime();
      set(1_000_000 + first + i);
      await("value " + wanted, arrivals.length);
      for (int s = 0; s < arrivals.length; s++) {
        all[i * arrivals.length + s] = arrivals[s] - begun;
        last[i] = Math.max(last[i], arrivals[s] - begun);
      }
      readFor(Duration.ofMillis(50 + 37 * (i % 10)));
    }
    Arrays.sort(all);
    Arrays.sort(last);
    System.out.printf(
        "%s%d sets: a stream has it after p50 %.1f ms, p99 %.1f ms; all have it after p50 %.1f ms,"
            + " p99 %.1f ms%n",
        when, count, ms(all, 50), ms(all, 99), ms(last, 50), ms(last, 99));
  }

  private static double ms(long[] sorted, int percent) {
    return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1e6;
  }

  private void await(String what, int count) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (arrived < count) {
      if (System.nanoTime() > end) {
        throw new IOException(what + ": only " + arrived + " of " + count);
      }
      read(100);
    }
  }

  private void readFor(Duration time) throws IOException {
    long end = System.nanoTime() + time.toNanos();
    do {
      read(Math.max(1, (end - System.nanoTime()) / 1_000_000));
    } while (System.nanoTime() < end);
  }

  private void read(long millis) throws IOException {
    selector.select(this::read, millis);
  }

  private void read(SelectionKey key) {
    try {
      buffer.clear();
      if (((SocketChannel) key.channel()).read(buffer) < 0) {
        throw new IllegalStateException("a stream that reads was ended");
      }
      var stream = (Stream) key.attachment();
      if (!stream.has) {
        look(stream, stream.rest + US_ASCII.decode(buffer.flip()));
      }
    } catch (IOException e) {
      throw new IllegalStateException("a stream that reads was cut", e);
    }
  }

  private void look(Stream stream, String text) {
    stream.has = text.contains(wanted);
    stream.rest = stream.has ? "" : text.substring(Math.max(0, text.length() - wanted.length()));
    if (stream.has) {
      arrivals[arrived++] = System.nanoTime();
    }
  }

  private void set(int value) throws IOException, InterruptedException {
    send(
        HttpRequest.newBuilder(uri("/v1/value"))
            .PUT(BodyPublishers.ofString("{\"value\":" + value + "}")));
  }

  private double watchers() throws IOException, InterruptedException {
    String metrics = send(HttpRequest.newBuilder(uri("/metrics")));
    return metrics
        .lines()
        .filter(line -> line.startsWith("onevalue_watchers "))
        .mapToDouble(line -> Double.parseDouble(line.split(" ")[1]))
        .findFirst()
        .orElseThrow();
  }

  private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
    var response = http.send(request.build(), BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(response + ": " + response.body());
    }
    return response.body();
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private long ticks() throws IOException {
    String[] stat =
        Files.readString(Path.of("/proc/" + node + "/stat")).split("\\) ")[1].split(" ");
    return Long.parseLong(stat[11]) + Long.parseLong(stat[12]);
  }

  private double megabytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/" + node + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D+", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }
}
