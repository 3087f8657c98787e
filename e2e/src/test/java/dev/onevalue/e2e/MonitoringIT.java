package dev.onevalue.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A Prometheus scrapes a cluster and the operator as {@code scrape.yaml} says: it has all that the
 * dashboards and the alerts ask for, and no alert where all is well.
 */
class MonitoringIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path RULES = Path.of("../deploy/chart/rules");
  private static final Path SCRAPE = Path.of("../deploy/integrations/prometheus/scrape.yaml");
  private static final String OPERATOR = "app.kubernetes.io/name=onevalue-operator";
  private static final String NAMES = "jsonpath={.items[*].metadata.name}";
  private static final Pattern DISCOVERY =
      Pattern.compile("kubernetes_sd_configs:\\n.*\\n.*\\n.*\\n +label: (\\S+)\\n");
  private static final Pattern EXPRESSION = Pattern.compile("\"expr\": (\".*\"),?\\n");
  private static final Pattern METRIC = Pattern.compile("onevalue_\\w+");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path folder;

  @RegisterExtension private final TestNamespace own = TestNamespace.open("seen");

  private final String namespace = own.name();
  private final Kubectl kubectl = own.kubectl();

  @Test
  void prometheusHasWhatDashboardsAndAlertsAskFor() throws IOException {
    Demo demo = demoWithHttps();
    demo.setThroughService(7);
    demo.awaitConverged(7, 1);
    promtoolFindsNothingWrong();
    try (var proxy = new ApiProxy();
        var prometheus = new Prometheus(folder, RULES.resolve("*.yaml"), scrape(proxy))) {
      isScraped(prometheus);
      assertThat(questions())
          .hasSizeGreaterThan(40)
          .allSatisfy(question -> isAnswered(prometheus, question));
      assertThat(metricsOfAlerts()).allSatisfy(metric -> isAnswered(prometheus, metric));
      noAlertIsRaised(prometheus);
    }
  }

  /** It has metrics that others do not have. */
  private Demo demoWithHttps() throws IOException {
    String sample = Files.readString(Path.of("../deploy/samples/demo.yaml"));
    Path file =
        Files.writeString(folder.resolve("demo.yaml"), sample + "  tls: {selfSigned: {}}\n");
    kubectl.run("create", "-f", file.toString());
    return Demo.converged(kubectl);
  }

  private void promtoolFindsNothingWrong() {
    promtoolChecks(namespace, "demo-0:8080");
    String operator = Installed.KUBECTL.run("get", "pods", "-l", OPERATOR, "-o", NAMES);
    promtoolChecks(Installed.NAMESPACE, operator.replaceFirst(" .*", "") + ":8081");
  }

  private static void promtoolChecks(String namespace, String pod) {
    String path = "/api/v1/namespaces/%s/pods/%s/proxy/metrics".formatted(namespace, pod);
    String check = "kubectl get --raw %s | promtool check metrics".formatted(path);
    assertThat(Shell.run("bash", "-o", "pipefail", "-c", check)).isEmpty();
  }

  /** The configuration as it is, but for who discovers the Pods. */
  private String scrape(ApiProxy proxy) throws IOException {
    return DISCOVERY
        .matcher(Files.readString(SCRAPE))
        .replaceAll(found ->
            "file_sd_configs: [{files: [%s]}]\n".formatted(discovered(proxy, found.group(1))));
  }

  private Path discovered(ApiProxy proxy, String labels) {
    try {
      Path file = folder.resolve(Integer.toHexString(labels.hashCode()) + ".json");
      boolean members = labels.contains("managed-by");
      proxy.discover(members ? kubectl : Installed.KUBECTL, labels, file);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void isScraped(Prometheus prometheus) {
    String up = "up{namespace=\"%s\", name=\"demo\"} == 1".formatted(namespace);
    await()
        .atMost(PATIENCE)
        .ignoreExceptionsMatching(AssertionError.class::isInstance)
        .until(() -> prometheus.query(up).size() == 3);
  }

  private static void isAnswered(Prometheus prometheus, String question) {
    await(question)
        .pollDelay(Duration.ZERO)
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(prometheus.query(question)).as(question).isNotEmpty());
  }

  private List<String> questions() {
    String dashboards =
        Installed.rendered("templates/dashboards.yaml", "dashboards.enabled=true") + "\n";
    return matches(EXPRESSION, dashboards)
        .map(found -> text(found.group(1)))
        .map(expression -> expression.replace("$namespace", namespace).replace("$name", "demo"))
        .map(expression -> expression.replace("$__rate_interval", "1m"))
        .distinct()
        .toList();
  }

  private static String text(String json) {
    try {
      return JSON.readValue(json, String.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> metricsOfAlerts() throws IOException {
    try (Stream<Path> files = Files.list(RULES)) {
      return files
          .flatMap(file -> matches(METRIC, read(file)))
          .map(MatchResult::group)
          .distinct()
          .toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<MatchResult> matches(Pattern pattern, String text) {
    return pattern.matcher(text).results();
  }

  private void noAlertIsRaised(Prometheus prometheus) {
    assertThat(prometheus.rules().findValues("health"))
        .hasSizeGreaterThan(10)
        .extracting(JsonNode::textValue)
        .containsOnly("ok");
    assertThat(prometheus.query("ALERTS{namespace=\"%s\"}".formatted(namespace))).isEmpty();
    assertThat(prometheus.query("ALERTS{alertname=~\"OneValueOperator.*\"}")).isEmpty();
  }
}
