package dev.onevalue.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the API server says to a resource that it refuses, and what {@code kubectl explain} tells
 * before that.
 */
class ValidationIT {

  private static final String LONG_NAME = "a-name-that-is-longer-than-the-labels-of-its-pods-allow";

  private final Kubectl kubectl = new Kubectl("default");

  private static String resource(String name, String spec) {
    return """
    apiVersion: onevalue.dev/v1alpha1
    kind: OneValueCluster
    metadata:
      name: %s
    spec: %s
    """
        .formatted(name, spec);
  }

  @AfterEach
  void delete() {
    kubectl.run("delete", "ovc", "refused", "--ignore-not-found");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {replicas: -1}              | spec.replicas: Invalid value: -1
          {replicas: 101}             | should be less than or equal to 100
          {replicas: three}           | must be of type integer
          {initialValue: 1.5}         | spec.initialValue
          {initialValue: 99999999999999999999} | spec.initialValue
          {gossip: {fanout: 0}}       | spec.gossip.fanout
          {gossip: {interval: 1ms}}   | must be between 100ms and 1h
          {gossip: {interval: soon}}  | spec.gossip.interval
          {replica: 3}                | unknown field "spec.replica"
          """)
  void aBadSpecIsRefusedWithTheFieldsName(String spec, String message) {
    Kubectl.Result result = kubectl.tryApply(resource("refused", spec));

    assertThat(result.exitCode()).isNotZero();
    assertThat(result.output()).contains(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1demo", "de.mo", LONG_NAME})
  void aNameThatNoServiceCouldHaveIsRefused(String name) {
    Kubectl.Result result = kubectl.tryApply(resource(name, "{}"));

    assertThat(result.exitCode()).isNotZero();
    assertThat(result.output()).contains("metadata.name must be at most 52");
  }

  @Test
  void theInitialValueCannotChange() {
    kubectl.tryApply(resource("refused", "{replicas: 0, initialValue: 1}"));

    Kubectl.Result result = kubectl.tryApply(resource("refused", "{replicas: 0, initialValue: 2}"));

    assertThat(result.exitCode()).isNotZero();
    assertThat(result.output()).contains("spec.initialValue", "set a value through the Service");
  }

  @Test
  void kubectlExplainDescribesEveryFieldOfTheSpec() {
    assertThat(kubectl.run("explain", "ovc.spec"))
        .contains("replicas", "Number of members", "image", "initialValue", "gossip", "resources");
  }
}
