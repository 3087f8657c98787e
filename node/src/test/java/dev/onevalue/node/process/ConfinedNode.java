package dev.onevalue.node.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onevalue.node.cluster.tls.TestAuthority;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A node that may open 1,024 files, and whose log nobody reads: its output is a pipe. */
final class ConfinedNode implements AutoCloseable {

  private static final Path JAR = Path.of("target", "onevalue-node.jar");
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
  private static final Duration START = Duration.ofSeconds(30);
  private static final Duration STOP = Duration.ofSeconds(8);

  /** Far less than the time after which idle clients would make room by themselves. */
  private static final int TIMEOUT_MILLIS = 5_000;

  private static final TestAuthority AUTHORITY = new TestAuthority("clients");

  private final Process process;
  private final int port;
  private final int securePort;

  private ConfinedNode(Process process, int port, int securePort) {
    this.process = process;
    this.port = port;
    this.securePort = securePort;
  }

  /**
   * Starts it.
   *
   * @param folder to work in
   */
  static ConfinedNode start(String logFormat, Path folder) throws IOException {
    String command =
        "ulimit -n 1024; exec %s -XX:+UseSerialGC -Xmx48m -jar %s".formatted(JAVA, JAR);
    var builder = new ProcessBuilder("sh", "-c", command).redirectErrorStream(true);
    int port = freePort();
    int securePort = freePort();
    TestAuthority.write(folder.resolve("tls"), AUTHORITY.member("node-40"));
    builder.environment().put("TLS_DIR", folder.resolve("tls").toString());
    builder.environment().put("HTTPS_PORT", String.valueOf(securePort));
    builder.environment().put("NODE_NAME", "node-40");
    builder.environment().put("ADVERTISE_ADDR", "127.0.0.40");
    builder.environment().put("HTTP_PORT", String.valueOf(port));
    builder.environment().put("CLUSTER_PORT", String.valueOf(freePort()));
    builder.environment().put("LOG_FORMAT", logFormat);
    var node = new ConfinedNode(builder.start(), port, securePort);
    await().atMost(START).ignoreExceptions().until(() -> node.get("/readyz").contains(" 200 "));
    return node;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** A new connection; waits for five seconds at most. */
  Socket connect() throws IOException {
    return connect(port);
  }

  /** One to where TLS is expected; nothing was said yet. */
  Socket connectBare() throws IOException {
    return connect(securePort);
  }

  /** One over which TLS is spoken. */
  Socket connectSecure() throws IOException {
    return AUTHORITY.connect(securePort, "TLSv1.3");
  }

  private static Socket connect(int port) throws IOException {
    var socket = new Socket();
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
    return socket;
  }

  /** The answer to a request on a new connection; waits for five seconds at most. */
  String get(String path) throws IOException {
    return get(path, connect());
  }

  /** The same over TLS. */
  String getSecure(String path) throws IOException {
    return get(path, connectSecure());
  }

  private static String get(String path, Socket connected) throws IOException {
    try (Socket socket = connected) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      send(socket, "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }

  static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(ISO_8859_1));
  }

  /** Sends SIGTERM, and expects it to end in peace. */
  void assertEndsWell() throws InterruptedException {
    process.destroy();
    assertThat(process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)).as("ended").isTrue();
    assertThat(process.exitValue()).isZero();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
