package dev.onevalue.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The operator, as it is installed and removed in each of the ways that there are. */
final class Installed {
  static final String NAMESPACE = "onevalue-system";
  static final Kubectl KUBECTL = new Kubectl(NAMESPACE);

  private static final String CHART = "deploy/chart";
  private static final String RELEASE = "onevalue-operator";
  private static final String DEPLOYMENT = "deployment/onevalue-operator";

  /** {@code -Dhelm=helm4} tests with the other one. */
  private static final String HELM =
      "$(e2e/cluster/tool %s)".formatted(System.getProperty("helm", "helm3"));

  private Installed() {}

  /** {@code helm upgrade --install}, with values such as {@code watch.namespaces={one}}. */
  static void byHelm(String... values) {
    byHelmChart(CHART, values);
  }

  static void byHelmChart(String chart, String... values) {
    List<String> arguments =
        new ArrayList<>(List.of("upgrade", "--install", RELEASE, chart, "--namespace", NAMESPACE));
    // the CRD, which outlives every release, may be from another installation
    arguments.addAll(List.of("--create-namespace", "--take-ownership", "--wait", "--timeout=180s"));
    Stream.of(values).forEach(value -> arguments.addAll(List.of("--set", value)));
    Shell.run(HELM, arguments.toArray(String[]::new));
  }

  /** What {@code helm template} makes of one file of the chart with such values. */
  static String rendered(String template, String value) {
    return Shell.run(
        HELM, "template", CHART, "--kube-version=1.30", "--show-only=" + template, "--set", value);
  }

  static void removeByHelm() {
    Shell.run(HELM, "uninstall", RELEASE, "--namespace", NAMESPACE, "--wait");
  }

  /** {@code kubectl apply} of {@code -f deploy/install.yaml} or {@code -k deploy}. */
  static void byKubectl(String option, String source) {
    Shell.run("kubectl", "apply", "--server-side", "--force-conflicts", option, source);
    KUBECTL.run("rollout", "status", DEPLOYMENT, "--timeout=180s");
  }

  /** All but the resource type and the clusters. */
  static void removeAllButClusters() {
    KUBECTL.run("delete", "namespace", NAMESPACE, "--ignore-not-found");
    KUBECTL.run(
        "delete",
        "clusterrole,clusterrolebinding",
        "--selector=app.kubernetes.io/name=onevalue-operator");
  }

  /** What there is of it, the resource type aside: kinds and names, a line each. */
  static String objects() {
    return KUBECTL.run(
        "get",
        "deployments,pods,services,serviceaccounts,roles,rolebindings,poddisruptionbudgets,"
            + "networkpolicies,clusterroles,clusterrolebindings",
        "--selector=app.kubernetes.io/name=onevalue-operator",
        "--output=name");
  }

  /** The chart as it was when the resource had no {@code spec.resources}. */
  static Path olderChart(Path folder) throws IOException {
    Path chart = folder.resolve("chart");
    Shell.run("cp", "-r", CHART, chart.toString());
    Path crd = chart.resolve("files/onevalueclusters.onevalue.dev.yaml");
    Files.writeString(
        crd, Files.readString(crd).replaceFirst("(?m)^( {14})resources:\n(\\1 .*\n)+", ""));
    return chart;
  }

  static String leader() {
    return KUBECTL
        .run("get", "lease", "onevalue-operator", "-o", "jsonpath={.spec.holderIdentity}")
        .replaceFirst("_.*", "");
  }
}
