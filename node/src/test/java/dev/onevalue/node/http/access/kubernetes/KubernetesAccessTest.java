package dev.onevalue.node.http.access.kubernetes;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onevalue.node.core.register.Register;
import dev.onevalue.node.http.ServedNode;
import dev.onevalue.node.http.access.LogLines;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node of Kubernetes whose writers have to be allowed by RBAC, as its clients see it. */
class KubernetesAccessTest {

  @TempDir private Path folder;
  private TestAccess access;
  private FakeApi api;
  private ServedNode node;

  @BeforeEach
  void start() throws Exception {
    access = new TestAccess(folder);
    api = access.api();
    node = ServedNode.start(access.both().writers());
    node.inform();
  }

  @AfterEach
  void stop() {
    node.close();
    access.close();
  }

  @Test
  void whoeverRbacAllowsWritesOnEveryRoute() throws Exception {
    assertThat(send("GET", "/set/7", "setter").body()).isEqualTo("7");
    assertThat(send("GET", "/set/7", "setter").body()).isEqualTo("7");
    assertThat(send("GET", "/notify/9/8", "setter").statusCode()).isEqualTo(200);
    assertThat(put("setter").statusCode()).isEqualTo(200);
  }

  @Test
  void rbacIsAskedForTheValueOfThisCluster() throws Exception {
    put("setter");

    assertThat(api.reviews()).hasSize(1);
    assertThat(api.reviews().getFirst())
        .hasToString(
            "{\"apiVersion\":\"authorization.k8s.io/v1\",\"kind\":\"LocalSubjectAccessReview\","
                + "\"metadata\":{\"namespace\":\"here\"},\"spec\":{"
                + "\"user\":\"system:serviceaccount:app:setter\",\"groups\":["
                + "\"system:serviceaccounts\",\"system:serviceaccounts:app\","
                + "\"system:authenticated\"],\"resourceAttributes\":{\"namespace\":\"here\","
                + "\"verb\":\"update\",\"group\":\"onevalue.dev\","
                + "\"resource\":\"onevalueclusters\",\"subresource\":\"value\","
                + "\"name\":\"demo\"}}}");
  }

  @Test
  void whoWroteIsInHistoryAndLogAndTheTokenIsNot() throws Exception {
    String token = access.token("setter");
    try (var log = new LogLines("dev.onevalue")) {
      send("GET", "/set/7", "setter");
      send("GET", "/set/8", "setter");

      String told = node.send("GET", "/v1/history").body() + log.lines();
      assertThat(told.split("\"by\":\"system:serviceaccount:app:setter\"", -1)).hasSize(3);
      assertThat(told)
          .contains("value 8 (generation 2) was set by system:serviceaccount:app:setter")
          .doesNotContain(token.substring(token.lastIndexOf('.')));
    }
  }

  @Test
  void whoHasNoTokenIsToldWhatToType() throws Exception {
    HttpResponse<String> answer = node.send("GET", "/set/7");

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate"))
        .hasValue("Bearer realm=\"onevalue\"");
    assertThat(answer.body())
        .contains("'Authorization: Bearer TOKEN'")
        .contains("kubectl create token SERVICEACCOUNT --audience onevalue");
    assertThat(api.asked()).isEmpty();
  }

  @Test
  void whoMayNotIsToldTheRuleThatIsMissing() throws Exception {
    HttpResponse<String> answer = put("stranger");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.headers().firstValue("WWW-Authenticate"))
        .hasValueSatisfying(value -> assertThat(value).contains("insufficient_scope"));
    assertThat(answer.body())
        .contains("system:serviceaccount:app:stranger cannot update onevalueclusters/value")
        .contains("resources: [onevalueclusters/value]\\n  resourceNames: [demo]")
        .contains("verbs: [update]");
    assertThat(node.loop().state().register()).isEqualTo(Register.initial(42));
  }

  @Test
  void whatCannotBeKnownMayBeAskedAgainSoon() throws Exception {
    api.fail(500);

    HttpResponse<String> answer = put("setter");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
    assertThat(answer.body()).contains("who may update the value cannot be known now");
  }

  @Test
  void readsAndThoseWhoAreKnownDoNotWaitForTheApiServer() throws Exception {
    assertThat(put("setter").statusCode()).isEqualTo(200);
    int before = api.asked().size();
    api.fail(0);
    var waiting = supplyAsync(() -> access.write("stranger"), Thread::startVirtualThread);
    await().until(() -> api.asked().size() > before);

    long begun = System.nanoTime();
    node.assertAnswers("/get", 200, "7");
    assertThat(send("GET", "/set/8", "setter").statusCode()).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(1));
    assertThat(waiting).isNotDone();
    api.answerAgain();
    assertThat(waiting.join()).isEqualTo(403);
  }

  @Test
  void whoReadsIsAskedTooIfSoTold() throws Exception {
    api.allow("reader", "get");
    try (ServedNode guarded = ServedNode.start(access.both().writers(), access.both().readers())) {
      guarded.inform();
      for (String path :
          List.of("/get", "/v1/value", "/v1/watch", "/metrics", "/x/../get", "/set/../get")) {
        assertThat(guarded.send("GET", path).statusCode()).as(path).isEqualTo(401);
      }
      assertThat(guarded.send("GET", "/readyz").statusCode()).isEqualTo(200);
      for (int i = 0; i < 2; i++) {
        assertThat(status(guarded, "/v1/value", "setter")).isEqualTo(403);
        assertThat(status(guarded, "/v1/value", "reader")).isEqualTo(200);
        assertThat(status(guarded, "/set/7", "setter")).isEqualTo(200);
        assertThat(status(guarded, "/set/7", "reader")).isEqualTo(403);
      }
      assertThat(api.reviews()).hasSize(4);
    }
  }

  @Test
  void aStreamIsAReadToo() throws Exception {
    api.allow("reader", "get");
    try (ServedNode guarded = ServedNode.start(access.both().writers(), access.both().readers())) {
      guarded.inform();
      for (int i = 0; i < 2; i++) {
        try (var client = guarded.connect()) {
          client.send(
              "GET /v1/watch?heartbeat=100ms HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer %s\r\n\r\n"
                  .formatted(access.token("reader")));
          assertThat(client.until("event: heartbeat\n")).startsWith("HTTP/1.1 200 ");
        }
      }
    }
  }

  private int status(ServedNode of, String path, String name) throws Exception {
    return of.send("GET", path, authorization(name)).statusCode();
  }

  private HttpResponse<String> send(String method, String path, String name) throws Exception {
    return node.send(method, path, authorization(name));
  }

  private HttpResponse<String> put(String name) throws Exception {
    return node.put("/v1/value", "{\"value\":7}", authorization(name));
  }

  private String[] authorization(String name) {
    return new String[] {"Authorization", "Bearer " + access.token(name)};
  }
}
