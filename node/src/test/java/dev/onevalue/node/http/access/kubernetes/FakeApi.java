package dev.onevalue.node.http.access.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.onevalue.node.http.access.kubernetes.api.ApiSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** The part of an API server that is asked about tokens and rights. */
public final class FakeApi implements AutoCloseable {

  static final String ISSUER = "https://kubernetes.default.svc.cluster.local";

  private static final JsonMapper JSON = new JsonMapper();
  private static final String REVIEWS =
      "/apis/authorization.k8s.io/v1/namespaces/here/localsubjectaccessreviews";

  private final HttpServer server;
  private final Path folder;
  private final Set<String> rules = ConcurrentHashMap.newKeySet();
  private final Map<String, String> others = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<JsonNode> reviews = new CopyOnWriteArrayList<>();
  private volatile List<JWK> keys;
  private volatile int status = 200;
  private volatile CountDownLatch gate = new CountDownLatch(0);

  /** One that signs as the good ones of {@link TestTokens} are signed. */
  public static FakeApi signing(Path folder) throws IOException {
    return new FakeApi(folder, TestTokens.RSA);
  }

  FakeApi(Path folder, JWK... keys) throws IOException {
    this.folder = folder;
    this.keys = List.of(keys);
    Files.writeString(folder.resolve("token"), "the member's\n");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  ApiSettings settings() {
    return new ApiSettings(
        URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
        folder.resolve("token"),
        folder.resolve("ca.crt"),
        "here",
        "demo");
  }

  /** What makes a node ask it, whose members it lists too. */
  public Map<String, String> environment(String pods) {
    others.put("/api/v1/namespaces/here/pods", pods);
    return Map.of(
        "KUBERNETES_NAMESPACE", "here",
        "KUBERNETES_LABELS", "app=onevalue",
        "KUBERNETES_MASTER_PROTOCOL", "http",
        "KUBERNETES_SERVICE_HOST", "127.0.0.1",
        "KUBERNETES_SERVICE_PORT", String.valueOf(server.getAddress().getPort()),
        "KUBERNETES_SA_TOKEN_FILE", folder.resolve("token").toString());
  }

  void sign(JWK... with) {
    keys = List.of(with);
  }

  /** From now on this ServiceAccount of the namespace app may do this. */
  public void allow(String name, String verb) {
    rules.add(name + " " + verb);
  }

  void revoke(String name, String verb) {
    rules.remove(name + " " + verb);
  }

  /** From now on it answers with this; 0: it says nothing until {@link #answerAgain}. */
  void fail(int with) {
    status = with;
    gate = new CountDownLatch(with == 0 ? 1 : 0);
  }

  void answerAgain() {
    status = 200;
    gate.countDown();
  }

  /** Which paths it was asked for. */
  List<String> asked() {
    return asked;
  }

  List<JsonNode> reviews() {
    return reviews;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      asked.add(path);
      byte[] body = exchange.getRequestBody().readAllBytes();
      gate.await();
      boolean known =
          "Bearer the member's".equals(exchange.getRequestHeaders().getFirst("Authorization"));
      boolean accepted = isAccepted(path, exchange.getRequestHeaders().getFirst("Accept"));
      String answer = known && accepted ? answer(path, body) : "";
      int code = !known ? 401 : accepted ? status : 406;
      exchange.sendResponseHeaders(code, answer.isEmpty() ? -1 : answer.getBytes(UTF_8).length);
      exchange.getResponseBody().write(answer.getBytes(UTF_8));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** As a kube-apiserver judges it, which answers 406 then. */
  private static boolean isAccepted(String path, String accept) {
    String type = path.equals("/openid/v1/jwks") ? "application/jwk-set+json" : "application/json";
    return accept.contains(type) || accept.contains("*/*");
  }

  private String answer(String path, byte[] body) throws IOException {
    return switch (path) {
      case "/.well-known/openid-configuration" -> "{\"issuer\":\"%s\"}".formatted(ISSUER);
      case "/openid/v1/jwks" -> new JWKSet(keys).toPublicJWKSet().toString();
      case REVIEWS -> review(JSON.readTree(body));
      default -> others.getOrDefault(path, "");
    };
  }

  private String review(JsonNode review) {
    reviews.add(review);
    String user = review.at("/spec/user").asText().replace("system:serviceaccount:app:", "");
    String verb = review.at("/spec/resourceAttributes/verb").asText();
    return "{\"status\":{\"allowed\":%s}}".formatted(rules.contains(user + " " + verb));
  }

  @Override
  public void close() {
    gate.countDown();
    server.stop(0);
  }
}
