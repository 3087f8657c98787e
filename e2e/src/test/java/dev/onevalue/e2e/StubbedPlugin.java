package dev.onevalue.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.contentOf;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** {@code kubectl ovc} with a kubectl that leads to servers of a test, as if they were members. */
final class StubbedPlugin {
  private static final Path KUBECTL = Path.of("src/test/resources/plugin").toAbsolutePath();

  private final Path folder;
  private final List<HttpServer> servers = new ArrayList<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();

  /**
   * Knows no member yet.
   *
   * @param folder for what it keeps
   */
  StubbedPlugin(Path folder) throws IOException {
    this.folder = folder;
    Files.createFile(folder.resolve("forwards"));
  }

  /** Ends the servers; the processes that stood for port-forwards. */
  List<ProcessHandle> close() throws IOException {
    servers.forEach(server -> server.stop(0));
    return Files.readAllLines(folder.resolve("forwards")).stream()
        .map(pid -> ProcessHandle.of(Long.parseLong(pid)))
        .flatMap(Optional::stream)
        .toList();
  }

  /** The requests so far: who was asked, method and path. */
  List<String> asked() {
    return asked;
  }

  /** The cluster as the operator tells of it. */
  void cluster(String access, String members) throws IOException {
    Files.writeString(
        folder.resolve("cluster"), "namespace here\n%s\nmembers %s\n".formatted(access, members));
  }

  interface Handler {
    void handle(HttpExchange exchange) throws IOException;
  }

  void member(String pod, int status, String body) throws IOException {
    member(pod, exchange -> answer(exchange, status, body));
  }

  void member(String pod, Handler handler) throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer server = HttpServer.create(address, 0);
    server.createContext(
        "/",
        exchange -> {
          asked.add(
              "%s %s %s".formatted(pod, exchange.getRequestMethod(), exchange.getRequestURI()));
          handler.handle(exchange);
        });
    server.start();
    servers.add(server);
    Files.writeString(folder.resolve(pod), Integer.toString(server.getAddress().getPort()));
  }

  static void answer(HttpExchange exchange, int status, String body) throws IOException {
    exchange.sendResponseHeaders(status, body.length());
    try (var out = exchange.getResponseBody()) {
      out.write(body.getBytes(UTF_8));
    }
  }

  record Result(int code, String out, String err) {}

  Result ovc(String... arguments) throws IOException, InterruptedException {
    int code = start(arguments).waitFor();
    return new Result(code, contentOf(out()), contentOf(err()));
  }

  Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("../deploy/kubectl/kubectl-ovc"));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectOutput(out()).redirectError(err());
    builder.environment().merge("PATH", KUBECTL.toString(), (path, first) -> first + ":" + path);
    builder.environment().put("CLUSTER", folder.toString());
    return builder.start();
  }

  File out() {
    return folder.resolve("out").toFile();
  }

  File err() {
    return folder.resolve("err").toFile();
  }
}
