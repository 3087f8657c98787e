package dev.onevalue.node.http.access.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.onevalue.node.core.register.Register;
import dev.onevalue.node.http.ServedNode;
import dev.onevalue.node.http.access.Access;
import dev.onevalue.node.http.access.LogLines;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A node of Kubernetes whose writers have to be allowed by RBAC. */
class KubernetesAccessTest {

  private static final Instant START = Instant.parse("2026-06-01T12:00:00Z");

  /** Time passes only when it is told to. */
  private final AtomicLong nanos = new AtomicLong();

  @TempDir private Path folder;
  private FakeApi api;
  private ServedNode node;

  @BeforeEach
  void start() throws Exception {
    api = new FakeApi(folder, TestTokens.RSA, TestTokens.EC);
    api.allow("setter", "update");
    node = ServedNode.start(access().writers());
    node.inform();
  }

  @AfterEach
  void stop() {
    node.close();
    api.close();
  }

  private KubernetesAccess.Both access() {
    return KubernetesAccess.of(api.settings(), nanos::get, this::now);
  }

  private Instant now() {
    return START.plusNanos(nanos.get());
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Test
  void whoeverRbacAllowsWritesOnEveryRoute() throws Exception {
    String token = token("setter");

    assertThat(set(token)).isEqualTo(200);
    assertThat(node.send("GET", "/notify/9/8", "Authorization", "Bearer " + token).statusCode())
        .isEqualTo(200);
    assertThat(put(token).statusCode()).isEqualTo(200);
    assertThat(set(TestTokens.es256(claims("setter").build(), TestTokens.EC))).isEqualTo(200);
  }

  @Test
  void rbacIsAskedForTheValueOfThisCluster() throws Exception {
    set(token("setter"));

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
    String token = token("setter");
    try (var log = new LogLines("dev.onevalue")) {
      set(token);
      set(token);

      String told = node.send("GET", "/v1/history").body() + log.lines();
      assertThat(told.split("\"by\":\"system:serviceaccount:app:setter\"", -1)).hasSize(3);
      assertThat(told)
          .contains("value 7 (generation 2) was set by system:serviceaccount:app:setter")
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
    HttpResponse<String> answer = put(token("stranger"));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.headers().firstValue("WWW-Authenticate"))
        .hasValueSatisfying(value -> assertThat(value).contains("insufficient_scope"));
    assertThat(answer.body())
        .contains("system:serviceaccount:app:stranger cannot update onevalueclusters/value")
        .contains("resources: [onevalueclusters/value]\\n  resourceNames: [demo]")
        .contains("verbs: [update]");
    assertThat(node.loop().state().register()).isEqualTo(Register.initial(42));
  }

  static Stream<Arguments> badTokens() {
    Date later = Date.from(START.plus(Duration.ofMinutes(1)));
    return Stream.of(
        bad("another audience", c -> c.audience("other"), "audience is not onevalue"),
        bad("the API server's audience", c -> c.audience(FakeApi.ISSUER), "audience is not"),
        bad("no audience", c -> c.audience((String) null), "audience is not"),
        bad("another issuer", c -> c.issuer("https://evil.example"), "another issuer"),
        bad("no issuer", c -> c.issuer(null), "another issuer"),
        bad("expired", c -> c.expirationTime(Date.from(START)), "has expired"),
        bad("never expires", c -> c.expirationTime(null), "until when"),
        bad("issued never", c -> c.issueTime(null), "from when"),
        bad("not yet", c -> c.notBeforeTime(later), "does not count yet"),
        bad("issued in the future", c -> c.issueTime(later), "does not count yet"),
        bad(
            "for two hours",
            c -> c.expirationTime(Date.from(START.plus(Duration.ofHours(2)))),
            "more than an hour"),
        bad("a user", c -> c.subject("alice"), "not that of a ServiceAccount"),
        bad("a forged group", c -> c.subject("system:masters"), "not that of a ServiceAccount"),
        bad("nobody", c -> c.subject(null), "not that of a ServiceAccount"));
  }

  private static Arguments bad(
      String name, UnaryOperator<JWTClaimsSet.Builder> change, String why) {
    return Arguments.of(name, change, why);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badTokens")
  void aTokenThatSaysSomethingElseDoesNotCount(
      String name, UnaryOperator<JWTClaimsSet.Builder> change, String why) throws Exception {
    JWTClaimsSet claims = change.apply(TestTokens.claims("setter", START)).build();

    assertRefused(TestTokens.rs256(claims, TestTokens.RSA), why);
  }

  static Stream<Arguments> forgedTokens() {
    JWTClaimsSet claims = TestTokens.claims("setter", START).build();
    String good = TestTokens.rs256(claims, TestTokens.RSA);
    String other = TestTokens.rs256(TestTokens.claims("other", START).build(), TestTokens.RSA);
    String[] parts = good.split("\\.");
    JWSHeader.Builder rs512 = new JWSHeader.Builder(JWSAlgorithm.RS512).keyID("rsa-1");
    return Map.ofEntries(
            Map.entry("alg none", TestTokens.none(claims)),
            Map.entry(
                "alg none with the key's name",
                TestTokens.withHeader(good, _ -> "{\"alg\":\"none\",\"kid\":\"rsa-1\"}")),
            Map.entry("HS256 with the public key", TestTokens.hs256(claims, TestTokens.RSA)),
            Map.entry(
                "RS512", TestTokens.signed(rs512, claims, () -> new RSASSASigner(TestTokens.RSA))),
            Map.entry(
                "ES256 with an RSA key",
                TestTokens.withHeader(good, header -> header.replace("RS256", "ES256"))),
            Map.entry(
                "another key of this name",
                TestTokens.withHeader(
                    TestTokens.rs256(claims, TestTokens.OTHER_RSA),
                    header -> header.replace("rsa-2", "rsa-1"))),
            Map.entry("an unknown key", TestTokens.rs256(claims, TestTokens.OTHER_RSA)),
            Map.entry("no key's name", TestTokens.withHeader(good, _ -> "{\"alg\":\"RS256\"}")),
            Map.entry(
                "another's claims", String.join(".", parts[0], other.split("\\.")[1], parts[2])),
            Map.entry("no signature", parts[0] + "." + parts[1] + "."),
            Map.entry("two parts", parts[0] + "." + parts[1]),
            Map.entry("no JWT", "s3cret"),
            Map.entry("no JSON", "e30.e30.e30"))
        .entrySet()
        .stream()
        .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forgedTokens")
  void aForgedTokenDoesNotCount(String name, String token) throws Exception {
    // so that all that is remembered is
    assertThat(set(token("setter"))).isEqualTo(200);

    HttpResponse<String> answer = put(token);

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body())
        .contains("this token does not count", "--audience onevalue")
        .doesNotContain(token);
    assertThat(node.loop().state().register().generation()).isEqualTo(1);
  }

  @Test
  void aTokenThatExpiresMeanwhileCountsNoMore() throws Exception {
    String token =
        TestTokens.rs256(
            claims("setter").expirationTime(Date.from(START.plusSeconds(30))).build(),
            TestTokens.RSA);
    assertThat(set(token)).isEqualTo(200);
    pass(Duration.ofSeconds(30));

    assertRefused(token, "has expired");
  }

  @Test
  void anInventedKeyIsLookedForOnceInTenSeconds() throws Exception {
    assertThat(set(token("setter"))).isEqualTo(200);
    String unknown = TestTokens.rs256(claims("setter").build(), TestTokens.OTHER_RSA);
    for (int i = 0; i < 5; i++) {
      assertRefused(unknown, "has no such key");
    }
    assertThat(keysRead()).isEqualTo(1);

    pass(SigningKeys.UNKNOWN_KEY);
    for (int i = 0; i < 5; i++) {
      assertRefused(unknown, "has no such key");
    }
    assertThat(keysRead()).isEqualTo(2);

    api.sign(TestTokens.RSA, TestTokens.OTHER_RSA);
    pass(SigningKeys.UNKNOWN_KEY);
    assertThat(set(unknown)).isEqualTo(200);
  }

  @Test
  void aKeyThatIsWithdrawnCountsForAnHourAtMost() throws Exception {
    assertThat(set(token("setter"))).isEqualTo(200);
    api.sign(TestTokens.EC);
    pass(SigningKeys.LIFETIME);

    assertRefused(token("setter"), "has no such key");
  }

  @Test
  void whoMayIsAskedOnceAMinute() throws Exception {
    String token = token("setter");
    for (int i = 0; i < 5; i++) {
      assertThat(set(token)).isEqualTo(200);
    }
    assertThat(api.reviews()).hasSize(1);

    pass(Permissions.FRESH);
    assertThat(set(token)).isEqualTo(200);
    assertThat(api.reviews()).hasSize(2);
  }

  @Test
  void whoIsRevokedIsRefusedWithinAMinute() throws Exception {
    String token = token("setter");
    assertThat(set(token)).isEqualTo(200);
    api.revoke("setter", "update");
    pass(Permissions.FRESH);

    assertThat(set(token)).isEqualTo(403);
  }

  @Test
  void whoIsAllowedNeedNotWaitForAMinute() throws Exception {
    String token = token("stranger");
    assertThat(set(token)).isEqualTo(403);
    assertThat(set(token)).isEqualTo(403);
    assertThat(api.reviews()).hasSize(1);
    api.allow("stranger", "update");
    pass(Permissions.REFUSED);

    assertThat(set(token)).isEqualTo(200);
  }

  @Test
  void thoseWhoComeTogetherAskOnce() throws Exception {
    set(token("stranger"));
    int before = api.reviews().size();
    String token = token("setter");
    api.fail(0);
    List<CompletableFuture<Integer>> all = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      var answer = new CompletableFuture<Integer>();
      Thread.ofVirtual().start(() -> answer.completeAsync(() -> setOrFail(token), Runnable::run));
      all.add(answer);
    }
    await().until(() -> api.asked().size() > 3);
    api.answerAgain();

    assertThat(all).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(200));
    assertThat(api.reviews()).hasSize(before + 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 503, 429, 0})
  void whileTheApiServerIsAwayWhoCouldSetStillCanAndStrangersCannot(int how) throws Exception {
    String token = token("setter");
    assertThat(set(token)).isEqualTo(200);
    assertThat(set(token("stranger"))).isEqualTo(403);
    api.fail(how);
    pass(Permissions.FRESH);

    assertThat(set(token)).isEqualTo(200);
    assertThat(put(token).statusCode()).isEqualTo(200);
    HttpResponse<String> stranger = put(token("stranger"));
    assertThat(stranger.statusCode()).isEqualTo(503);
    assertThat(stranger.headers().firstValue("Retry-After")).hasValue("1");
    assertThat(stranger.body()).contains("who may update the value cannot be known now");
    assertThat(put(token("newcomer")).statusCode()).isEqualTo(503);

    pass(Permissions.AWAY);
    assertThat(set(token)).isEqualTo(200);
    api.answerAgain();
    api.revoke("setter", "update");
    pass(Permissions.AWAY);
    assertThat(set(token)).isEqualTo(403);
  }

  @Test
  void anOutageThatLastsEndsEverything() throws Exception {
    assertThat(set(token("setter"))).isEqualTo(200);
    api.fail(500);
    pass(Permissions.STALE);

    assertThat(set(token("setter"))).isEqualTo(503);
  }

  @Test
  void whoIsAskedInAnOutageWaitsTwoSecondsAndTheNextOneNotAtAll() throws Exception {
    api.fail(0);
    long begun = System.nanoTime();
    assertThat(set(token("setter"))).isEqualTo(503);
    long first = System.nanoTime() - begun;
    assertThat(set(token("stranger"))).isEqualTo(503);

    assertThat(Duration.ofNanos(first)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(4));
    assertThat(Duration.ofNanos(System.nanoTime() - begun - first))
        .isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void readsAndThoseWhoAreKnownDoNotWaitForTheApiServer() throws Exception {
    String token = token("setter");
    assertThat(set(token)).isEqualTo(200);
    api.fail(0);
    var waiting = CompletableFuture.supplyAsync(() -> setOrFail(token("stranger")));
    await().until(() -> api.asked().size() > 3);

    long begun = System.nanoTime();
    node.assertAnswers("/get", 200, "7");
    assertThat(set(token)).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(1));
    assertThat(waiting).isNotDone();
  }

  @Test
  void aMemberThatMayNotAskSaysSo() throws Exception {
    assertThat(set(token("setter"))).isEqualTo(200);
    api.fail(403);
    pass(Permissions.FRESH);

    HttpResponse<String> answer = put(token("setter"));

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("it refuses, with 403");
  }

  @Test
  void whoReadsIsAskedTooIfSoTold() throws Exception {
    api.allow("reader", "get");
    KubernetesAccess.Both access = access();
    try (ServedNode guarded = ServedNode.start(access.writers(), access.readers())) {
      guarded.inform();
      for (String path : List.of("/get", "/v1/value", "/v1/members", "/metrics", "/set/../get")) {
        assertThat(guarded.send("GET", path).statusCode()).as(path).isEqualTo(401);
      }
      assertThat(guarded.send("GET", "/readyz").statusCode()).isEqualTo(200);
      assertThat(read(guarded, "setter")).isEqualTo(403);
      assertThat(read(guarded, "reader")).isEqualTo(200);
      assertThat(write(guarded, "setter")).isEqualTo(200);
      assertThat(write(guarded, "reader")).isEqualTo(403);
      assertThat(api.reviews()).hasSize(4);
    }
  }

  @Test
  void aStreamIsAReadToo() throws Exception {
    Access readers = access().readers();
    api.allow("reader", "get");
    try (ServedNode guarded = ServedNode.start(Access.OPEN, readers)) {
      guarded.inform();
      for (int i = 0; i < 2; i++) {
        try (var client = guarded.connect()) {
          client.send(
              "GET /v1/watch HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer %s\r\n\r\n"
                  .formatted(token("reader")));
          assertThat(client.until("event: heartbeat\n")).startsWith("HTTP/1.1 200 ");
        }
      }
    }
  }

  private int read(ServedNode of, String name) throws Exception {
    return of.send("GET", "/v1/value", "Authorization", "Bearer " + token(name)).statusCode();
  }

  private int write(ServedNode of, String name) throws Exception {
    return of.send("GET", "/set/7", "Authorization", "Bearer " + token(name)).statusCode();
  }

  private JWTClaimsSet.Builder claims(String name) {
    return TestTokens.claims(name, now());
  }

  private String token(String name) {
    return TestTokens.rs256(claims(name).build(), TestTokens.RSA);
  }

  private int set(String token) throws Exception {
    return node.send("GET", "/set/7", "Authorization", "Bearer " + token).statusCode();
  }

  private int setOrFail(String token) {
    try {
      return set(token);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private HttpResponse<String> put(String token) throws Exception {
    return node.put("/v1/value", "{\"value\":7}", "Authorization", "Bearer " + token);
  }

  private void assertRefused(String token, String why) throws Exception {
    HttpResponse<String> answer = put(token);
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate"))
        .hasValue("Bearer realm=\"onevalue\", error=\"invalid_token\"");
    assertThat(answer.body())
        .contains("this token does not count: ", why, "--audience onevalue")
        .doesNotContain(token);
  }

  private long keysRead() {
    return api.asked().stream().filter(path -> path.equals("/openid/v1/jwks")).count();
  }
}
