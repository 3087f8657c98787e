package dev.onevalue.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The life of a OneValueCluster. Each test has a namespace of its own. */
class OneValueClusterIT {
  private static final Pattern TRACE = Pattern.compile("\"traceId\":\"([0-9a-f]{32})\"");
  private static final String MEMBERS = "--selector=app.kubernetes.io/instance=demo";

  @RegisterExtension private final TestNamespace own = TestNamespace.restricted("e2e");

  private final Kubectl kubectl = own.kubectl();

  @Test
  void theSampleConvergesTakesSetsAndLeavesNothing() throws Exception {
    Demo demo = Demo.converged(kubectl);
    assertThat(demo.row())
        .containsEntry("NAME", "demo")
        .containsEntry("VALUE", "42")
        .containsEntry("GENERATION", "0")
        .containsEntry("CONVERGED", "true")
        .containsEntry("READY", "3/3")
        .containsKey("AGE");

    aSetThroughTheServiceIsSeenInKubectlGetAndOnEveryPod(demo);
    twoSetsAtTheSameTimeOnTwoPodsEndInOneValue(demo);
    deletingItLeavesNothing();
  }

  private static void aSetThroughTheServiceIsSeenInKubectlGetAndOnEveryPod(Demo demo) {
    assertThat(demo.setThroughService(7)).isEqualTo("7");
    demo.awaitConverged(7, 1);

    assertThat(demo.row())
        .containsEntry("VALUE", "7")
        .containsEntry("GENERATION", "1")
        .containsEntry("CONVERGED", "true");
    assertThat(demo.pods())
        .containsExactly("demo-0", "demo-1", "demo-2")
        .allSatisfy(pod -> assertThat(demo.valueOn(pod)).isEqualTo("7"));
  }

  private static void twoSetsAtTheSameTimeOnTwoPodsEndInOneValue(Demo demo) throws Exception {
    try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<String>> sets =
          List.of(() -> demo.setOn("demo-0", 10), () -> demo.setOn("demo-1", 20));
      assertThat(clients.invokeAll(sets)).extracting(f -> f.get()).containsExactly("10", "20");
    }

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() ->
            assertThat(demo.pods().stream().map(demo::registerOn).distinct())
                .singleElement()
                .asString()
                .containsPattern("\"value\":(10|20),.*\"generation\":[23],"));
    demo.awaitStatus("value", demo.valueOn("demo-0"));
    demo.awaitCondition("Converged");
  }

  private void deletingItLeavesNothing() {
    assertThat(objectsOfDemo().lines()).hasSize(11);

    kubectl.run("delete", "ovc", "demo", "--timeout=60s");

    await()
        .atMost(Duration.ofSeconds(90))
        .untilAsserted(() -> assertThat(objectsOfDemo()).isEmpty());
  }

  private String objectsOfDemo() {
    return kubectl.run(
        "get",
        "statefulsets,pods,services,serviceaccounts,roles,rolebindings,poddisruptionbudgets,"
            + "networkpolicies",
        MEMBERS,
        "--output=name");
  }

  @Test
  void itKeepsItsValueWhateverHappensToItsMembers() {
    Demo demo = Demo.converged(kubectl);
    demo.setThroughService(7);
    demo.awaitConverged(7, 1);
    oneTraceFollowsTheSetFromItsMemberToTheEvent(demo);

    demo.scale(5);
    demo.awaitConverged(7, 1);
    assertThat(demo.pods())
        .hasSize(5)
        .allSatisfy(pod -> assertThat(demo.valueOn(pod)).isEqualTo("7"));
    aPodThatWasKilledComesBackWithTheValue(demo);

    demo.scale(2);
    demo.awaitConverged(7, 1);
    demo.setThroughService(8);
    demo.awaitConverged(8, 2);
    assertThat(demo.row()).containsEntry("READY", "2/2");
    theValueComesBackWhenAllPodsAndTheStatefulSetAreDeleted(demo);
  }

  private void oneTraceFollowsTheSetFromItsMemberToTheEvent(Demo demo) {
    Matcher register = TRACE.matcher(demo.registerOn("demo-0"));
    assertThat(register.find()).isTrue();
    String trace = register.group(1);

    assertThat(demo.pods())
        .allSatisfy(pod -> assertThat(kubectl.run("logs", pod)).contains(" trace_id=" + trace));
    demo.awaitStatus("lastWrite.traceId", trace);
    await()
        .untilAsserted(
            () -> assertThat(kubectl.run("events", "--for=ovc/demo")).contains(", trace " + trace));
  }

  private void aPodThatWasKilledComesBackWithTheValue(Demo demo) {
    kubectl.run("delete", "pod", "demo-1", "--grace-period=0", "--force");
    kubectl.run("wait", "--for=create", "pod/demo-1", "--timeout=60s");
    kubectl.run("wait", "--for=condition=Ready", "pod/demo-1", "--timeout=120s");

    assertThat(demo.valueOn("demo-1")).isEqualTo("7");
    demo.awaitStatus("readyReplicas", 5);
    demo.awaitConverged(7, 1);
  }

  /** Nothing but the object that the operator keeps the value in is left of it then. */
  private void theValueComesBackWhenAllPodsAndTheStatefulSetAreDeleted(Demo demo) {
    kubectl.run("delete", "statefulset", "demo", "--cascade=foreground", "--timeout=60s");
    kubectl.run("wait", "--for=create", "statefulset/demo", "--timeout=60s");
    kubectl.run("rollout", "status", "statefulset/demo", "--timeout=120s");

    demo.awaitStatus("readyReplicas", 2);
    demo.awaitConverged(8, 2);
    assertThat(demo.pods())
        .hasSize(2)
        .allSatisfy(
            pod -> assertThat(demo.registerOn(pod)).contains("\"value\":8,", "\"generation\":2,"));
  }
}
