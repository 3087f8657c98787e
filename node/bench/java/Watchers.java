import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A connection to each node: a value is set on one of them, and looked for on all others. */
final class Watchers implements AutoCloseable {

  private static final long LIMIT_NANOS = 10_000_000_000L;

  /** Who asks all the time takes a processor from those that it asks. */
  private static final long BETWEEN_POLLS_NANOS = 200_000;

  private final List<Client> clients = new ArrayList<>();
  private final Random random = new Random(1);
  private long value = 1_000_000;

  /** How long a set took to be answered, and from then until every node answered with its value. */
  record Spread(long acknowledged, long everywhere) {}

  Watchers(List<Node> nodes) throws IOException {
    for (Node node : nodes) {
      clients.add(new Client(node.http()));
    }
  }

  /** Sets a new value on any of them. */
  Spread set() throws IOException {
    Client writer = clients.get(random.nextInt(clients.size()));
    String text = String.valueOf(++value);
    long start = System.nanoTime();
    Client.Answer answer = writer.ask("GET", "/set/" + text);
    long acknowledged = System.nanoTime();
    if (answer.status() != 200) {
      throw new IOException("a set was answered with " + answer);
    }
    awaitEverywhere(text, acknowledged + LIMIT_NANOS);
    return new Spread(acknowledged - start, System.nanoTime() - acknowledged);
  }

  /** Asks all that do not have it yet, at once, until all have it. */
  private void awaitEverywhere(String text, long deadline) throws IOException {
    List<Client> behind = new ArrayList<>(clients);
    while (true) {
      for (Client client : behind) {
        client.send("GET", "/get");
      }
      for (Client client : List.copyOf(behind)) {
        if (client.receive().body().equals(text)) {
          behind.remove(client);
        }
      }
      if (behind.isEmpty()) {
        return;
      }
      if (System.nanoTime() > deadline) {
        throw new IOException("a node does not have " + text + " within 10 s");
      }
      Pause.until(System.nanoTime() + BETWEEN_POLLS_NANOS);
    }
  }

  @Override
  public void close() throws IOException {
    for (Client client : clients) {
      client.close();
    }
  }
}
