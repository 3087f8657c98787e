package dev.onevalue.node.process;

import java.net.URI;
import java.util.List;

/**
 * Where a node runs, and where it is asked.
 *
 * @param name the node's
 * @param address where other members reach it
 * @param httpHost where its clients reach it
 * @param launcher what its command line begins with, empty for a process like any other
 */
public record Place(
    String name, String address, String httpHost, int httpPort, List<String> launcher) {

  private static final int FIRST_HTTP_PORT = 18_000;
  private static final int NODES = 100;
  private static final int LIVES = 20;

  /** The number is the last byte of its loopback address and of its HTTP port. */
  public static Place loopback(int number) {
    return loopback(number, 0);
  }

  /**
   * In each of successive lives it has an HTTP port of its own: an answer is of that life alone.
   */
  public static Place loopback(int number, int life) {
    int httpPort = FIRST_HTTP_PORT + number + NODES * (life % LIVES);
    return new Place("node-" + number, "127.0.0." + number, "127.0.0.1", httpPort, List.of());
  }

  /** What a client asks for. */
  public URI uri(String path) {
    return URI.create("http://%s:%d%s".formatted(httpHost, httpPort, path));
  }
}
