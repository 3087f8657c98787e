package dev.onevalue.e2e;

import java.util.UUID;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A namespace that a test has to itself. */
final class TestNamespace implements BeforeEachCallback, AfterEachCallback {

  private final Kubectl kubectl;
  private final boolean restricted;

  private TestNamespace(String prefix, boolean restricted) {
    this.kubectl = new Kubectl(prefix + "-" + UUID.randomUUID().toString().substring(0, 8));
    this.restricted = restricted;
  }

  /** One in which Pods may do what they do anywhere. */
  static TestNamespace open(String prefix) {
    return new TestNamespace(prefix, false);
  }

  /** One in which Pods may do no more than the Pod Security Standard {@code restricted} allows. */
  static TestNamespace restricted(String prefix) {
    return new TestNamespace(prefix, true);
  }

  Kubectl kubectl() {
    return kubectl;
  }

  String name() {
    return kubectl.namespace();
  }

  @Override
  public void beforeEach(ExtensionContext test) {
    kubectl.run("create", "namespace", name());
    if (restricted) {
      kubectl.run("label", "namespace", name(), "pod-security.kubernetes.io/enforce=restricted");
    }
  }

  @Override
  public void afterEach(ExtensionContext test) {
    kubectl.run("delete", "namespace", name(), "--wait=false");
  }
}
