package dev.onevalue.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.contentOf;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code kubectl ovc} makes of answers that members seldom give. */
class PluginTest {
  private static final String OPEN = "write Open";

  /** Incarnations, the lower one first: they are compared as signed numbers. */
  private static final String LOW = "f0000000-0000-4000-8000-000000000000";

  private static final String HIGH = "10000000-0000-4000-8000-000000000000";

  @TempDir private Path folder;
  private StubbedPlugin plugin;

  @BeforeEach
  void openCluster() throws IOException {
    plugin = new StubbedPlugin(folder);
  }

  @AfterEach
  void nothingIsLeftRunning() throws IOException {
    assertThat(plugin.close()).noneMatch(ProcessHandle::isAlive);
  }

  @Test
  void aSetThatIsNotConfirmed() throws Exception {
    plugin.cluster(OPEN, "demo-0");
    plugin.member("demo-0", 202, receipt(false));

    StubbedPlugin.Result set = plugin.ovc("set", "demo", "7", "--ack", "all", "--timeout=5ms");

    assertThat(set.code()).isEqualTo(3);
    assertThat(set.out())
        .isEqualTo(
            "7: generation 4, on 1 of 2 members after 0.1 ms\ndemo-0   0.1 ms\ndemo-1   not yet\n");
    assertThat(set.err()).contains("not confirmed in time");
    assertThat(plugin.asked()).containsExactly("demo-0 PUT /v1/value?ack=all&timeout=5ms");
  }

  @Test
  void aSetThatIsReplacedAtOnce() throws Exception {
    plugin.cluster(OPEN, "demo-0");
    plugin.member("demo-0", 200, receipt(true));

    assertThat(plugin.ovc("set", "demo", "7").code()).isEqualTo(2);
  }

  @Test
  void aMemberThatTakesNoWritesIsPassedOver() throws Exception {
    plugin.cluster(OPEN, "demo-9 demo-0 demo-1");
    plugin.member("demo-0", 503, "{\"detail\":\"not now\"}");
    plugin.member("demo-1", 200, receipt(false));

    assertThat(plugin.ovc("set", "demo", "7").code()).isZero();
    assertThat(plugin.asked())
        .containsExactly("demo-0 PUT /v1/value?ack=one", "demo-1 PUT /v1/value?ack=one");
  }

  @Test
  void aRefusalIsToldInItsWords() throws Exception {
    plugin.cluster(OPEN, "demo-0");
    plugin.member("demo-0", 503, "{\"status\":503,\"detail\":\"not \\\"now\\\", since:\\nnone\"}");

    StubbedPlugin.Result set = plugin.ovc("set", "demo", "7");

    assertThat(set.code()).isEqualTo(1);
    assertThat(set.err()).isEqualTo("error: demo-0: not 'now', since:\nnone\n");
  }

  @Test
  void aSetIsNotTriedTwice() throws Exception {
    plugin.cluster(OPEN, "demo-0 demo-1");
    plugin.member("demo-0", HttpExchange::close);
    plugin.member("demo-1", 200, receipt(false));

    StubbedPlugin.Result set = plugin.ovc("set", "demo", "7");

    assertThat(set.code()).isEqualTo(1);
    assertThat(set.err()).contains("demo-0 did not answer: whether it was set is not known");
    assertThat(plugin.asked()).hasSize(1);
  }

  @Test
  void aReadIsTriedOnTheNextMember() throws Exception {
    plugin.cluster(OPEN, "demo-0 demo-1");
    plugin.member("demo-0", HttpExchange::close);
    plugin.member("demo-1", 200, register(-9007199254740993L, 1, HIGH));

    assertThat(plugin.ovc("get", "demo", "-o", "value").out()).isEqualTo("-9007199254740993\n");
  }

  @Test
  void theTokenIsOfTheOnlyAccountThatMay() throws Exception {
    plugin.cluster("write Token", "demo-0");
    plugin.member(
        "demo-0",
        exchange ->
            StubbedPlugin.answer(
                exchange,
                401,
                "{\"detail\":\"%s\"}"
                    .formatted(exchange.getRequestHeaders().getFirst("Authorization"))));

    assertThat(plugin.ovc("set", "demo", "7").err())
        .isEqualTo("error: demo-0: Bearer token-of-setter\n");
    assertThat(plugin.ovc("get", "demo").err()).isEqualTo("error: demo-0: HTTP status 401\n");
  }

  @Test
  void aStreamNeverGoesBack() throws Exception {
    plugin.cluster(OPEN, "demo-0 demo-1");
    plugin.member("demo-0", 200, event(501, 5, HIGH) + event(600, 6, LOW));
    plugin.member(
        "demo-1",
        200,
        event(501, 5, HIGH)
            + event(600, 6, LOW)
            + event(601, 6, HIGH)
            + event(600, 6, LOW)
            + event(900, 9, LOW));

    Process watch = plugin.start("watch", "demo", "-o", "value");
    await().until(() -> contentOf(plugin.err()).contains("nobody is heard"));
    watch.destroy();
    watch.waitFor();

    assertThat(contentOf(plugin.out())).isEqualTo("501\n600\n601\n900\n");
    assertThat(contentOf(plugin.err()))
        .contains(
            "demo-0 is heard no more", "reading from demo-1", "2 sets before this were not seen");
  }

  @Test
  void aMemberThatIsSilentIsLeft() throws Exception {
    plugin.cluster(OPEN, "demo-0 demo-1");
    plugin.member(
        "demo-0",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write(event(501, 5, HIGH).getBytes(UTF_8));
          exchange.getResponseBody().flush();
        });
    plugin.member("demo-1", 200, event(600, 6, LOW));

    Process watch = plugin.start("watch", "demo", "-o", "json");
    await().until(() -> contentOf(plugin.out()).lines().count() == 2);
    watch.destroy();
    watch.waitFor();

    assertThat(contentOf(plugin.err())).contains("demo-0 is heard no more");
  }

  /** A release fills in the rest. */
  @Test
  void itsManifestForKrewIsOfThisVersion() throws Exception {
    String chart = Files.readString(Path.of("../deploy/chart/Chart.yaml"));
    Matcher version = Pattern.compile("(?m)^version: (.+)$").matcher(chart);

    assertThat(version.find()).isTrue();
    assertThat(Path.of("../deploy/kubectl/onevalue.yaml"))
        .content()
        .contains("name: onevalue\n", "version: v" + version.group(1) + "\n")
        .contains("store/onevalue/v" + version.group(1) + "/", "bin: kubectl-onevalue\n");
  }

  private static String register(long value, long generation, String writer) {
    return "{\"value\":%1$d,\"valueText\":\"%1$d\",\"generation\":%2$d,\"writer\":\"demo-0/%3$s\"}"
        .formatted(value, generation, writer);
  }

  private static String event(long value, long generation, String writer) {
    return "id: %d-%s\ndata: %s\n\n"
        .formatted(generation, writer, register(value, generation, writer));
  }

  private static String receipt(boolean discarded) {
    String others =
        "\"discarded\":%b,\"members\":2,\"holders\":[{\"member\":\"demo-0/x\",\"millis\":0.1}],\"missing\":[\"demo-1/y\"]}"
            .formatted(discarded);
    return register(7, 4, HIGH).replace("}", "," + others);
  }
}
