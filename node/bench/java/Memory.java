import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a node has in memory: idle, and while it answers so many requests of many clients. */
final class Memory {

  private static final byte[] GET = "GET /get HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII);
  private static final int STEPS = 5;

  private Memory() {}

  /** {@code <folder for logs> <seconds of idling> <requests> <clients> [<image>]}. */
  public static void main(String[] arguments) throws Exception {
    Launcher launcher =
        arguments.length > 4
            ? Launcher.image(arguments[4])
            : Launcher.jar(Path.of(arguments[0]), List.of());
    int idleSeconds = Integer.parseInt(arguments[1]);
    int requests = Integer.parseInt(arguments[2]);
    int clients = Integer.parseInt(arguments[3]);
    try (Launcher.Running node = launcher.start()) {
      Pause.millis(1_000L * idleSeconds);
      System.out.printf(
          Locale.ROOT,
          "resident: %.0f MB after %d idle seconds%n",
          Launcher.residentMegabytes(node.pid()),
          idleSeconds);
      load(node, requests, clients);
    }
  }

  private static void load(Launcher.Running node, int requests, int clients) throws IOException {
    List<Client> connections = new ArrayList<>();
    try {
      for (int i = 0; i < clients; i++) {
        connections.add(new Client(node.http()));
      }
      long start = System.nanoTime();
      for (int step = 1; step <= STEPS; step++) {
        ask(connections, requests / STEPS / clients);
        System.out.printf(
            Locale.ROOT,
            "resident: %.0f MB after %,d requests of %d clients (%.0f a second)%n",
            Launcher.residentMegabytes(node.pid()),
            (long) requests * step / STEPS,
            clients,
            (double) requests * step / STEPS * 1e9 / (System.nanoTime() - start));
      }
    } finally {
      for (Client connection : connections) {
        connection.close();
      }
    }
  }

  /** All ask, then all are answered. */
  private static void ask(List<Client> connections, int times) throws IOException {
    for (int i = 0; i < times; i++) {
      for (Client connection : connections) {
        connection.send(GET);
      }
      for (Client connection : connections) {
        if (connection.receive().status() != 200) {
          throw new IOException("a read was not answered with 200");
        }
      }
    }
  }
}
