package dev.onevalue.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Planned changes of the members, while clients read through the Service without a pause. */
class RolloutIT {
  private static final String NODE_OF_DEMO_0 = "jsonpath={.spec.nodeName}";

  @RegisterExtension private final TestNamespace own = TestNamespace.open("rollout");

  private final String namespace = own.name();
  private final Kubectl kubectl = own.kubectl();

  @Test
  void noReadFailsWhileMembersAreReplacedDrainedAndScaled() {
    Demo demo = Demo.converged(kubectl);
    demo.setThroughService(7);
    demo.awaitConverged(7, 1);
    InetSocketAddress service = nodePort();
    await().until(() -> accepts(service));
    try (var readers = new Readers(service)) {
      replace();
      drain(kubectl.run("get", "pod", "demo-0", "-o", NODE_OF_DEMO_0));
      demo.scale(5);
      demo.scale(2);

      assertThat(readers.failures()).as("of %d reads", readers.answers()).isEmpty();
      assertThat(readers.answers()).isGreaterThan(1_000);
    }
    demo.awaitConverged(7, 1);
  }

  private InetSocketAddress nodePort() {
    kubectl.run(
        "patch",
        "ovc",
        "demo",
        "--type=merge",
        "-p",
        "{\"spec\":{\"service\":{\"type\":\"NodePort\"}}}");
    kubectl.run("wait", "--for=jsonpath={.spec.type}=NodePort", "service/demo", "--timeout=30s");
    String port = kubectl.run("get", "service", "demo", "-o", "jsonpath={.spec.ports[0].nodePort}");
    String host =
        kubectl.run("get", "nodes", "-o", "jsonpath={.items[0].status.addresses[0].address}");
    return new InetSocketAddress(host, Integer.parseInt(port));
  }

  /** The Kubernetes node's proxy learns of a new port later than the Service itself. */
  private static boolean accepts(InetSocketAddress service) throws IOException {
    try (var socket = new Socket()) {
      socket.connect(service);
      return true;
    } catch (ConnectException notYet) {
      return false;
    }
  }

  /** A change of what the Pods are like: the label by which they are told from others'. */
  private void replace() {
    kubectl.run(
        "patch",
        "ovc",
        "demo",
        "--type=merge",
        "-p",
        "{\"spec\":{\"pod\":{\"labels\":{\"test\":\"%s\"}}}}".formatted(namespace));
    kubectl.run(
        "wait",
        "--for=jsonpath={.spec.template.metadata.labels.test}=" + namespace,
        "statefulset/demo",
        "--timeout=30s");
    kubectl.run("rollout", "status", "statefulset/demo", "--timeout=180s");
  }

  /** Of the members alone: others may be at work on that node. */
  private void drain(String node) {
    try {
      kubectl.run(
          "drain",
          node,
          "--pod-selector=test=" + namespace,
          "--ignore-daemonsets",
          "--delete-emptydir-data",
          "--timeout=120s");
    } finally {
      kubectl.run("uncordon", node);
    }
  }
}
