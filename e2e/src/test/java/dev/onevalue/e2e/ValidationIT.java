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
          {initialValue: 1e30}        | spec.initialValue
          {gossip: {fanout: 0}}       | spec.gossip.fanout
          {gossip: {interval: 1ms}}   | must be between 100ms and 1h
          {gossip: {interval: soon}}  | spec.gossip.interval
          {replica: 3}                | unknown field "spec.replica"
          {image: ''}                 | spec.image in body should be at least 1 chars
          {image: ' a b c'}           | spec.image: Invalid value
          {imagePullPolicy: Rarely}   | spec.imagePullPolicy
          {resources: {limits: {memory: ''}}}   | spec.resources.limits.memory
          {resources: {limits: {memory: -1}}}   | spec.resources.limits.memory
          {resources: {limits: {cpu: banana}}}  | spec.resources.limits.cpu
          {resources: {limits: {gpu: 1}}}       | unknown field "spec.resources.limits.gpu"
          {resources: {requests: {cpu: 1}, limits: {cpu: 999m}}} | requests.cpu must be at most limits.cpu
          {resources: {requests: {memory: 1025Mi}, limits: {memory: 1Gi}}} | requests.memory must be at most
          {env: [{name: HTTP_PORT, value: '80'}]} | HTTP_PORT is set by the operator
          {env: [{name: ACCESS_WRITE, value: Open}]} | ACCESS_WRITE is set by the operator
          {env: [{name: A}, {name: A}]}         | Duplicate value
          {env: [{name: A, value: a, valueFrom: {secretKeyRef: {name: a, key: a}}}]} | has value and valueFrom
          {env: [{name: A, valueFrom: {}}]}     | must have secretKeyRef or configMapKeyRef
          {env: [null]}                         | spec.env[0]
          {pod: {labels: {app.kubernetes.io/name: a}}} | the operator sets app.kubernetes.io/name
          {pod: {tolerations: [{operator: Perhaps}]}}  | spec.pod.tolerations[0].operator
          {pod: {topologySpreadConstraints: [{topologyKey: zone}]}} | topologySpreadConstraints[0].whenUnsatisfiable
          {service: {type: ExternalName}}       | spec.service.type
          {service: {labels: {app.kubernetes.io/part-of: a}}} | spec.service.labels
          {storage: {}}                         | spec.storage.size
          {storage: {size: ''}}                 | spec.storage.size
          {storage: {size: 1Gi, retention: Keep}} | spec.storage.retention
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

  @ParameterizedTest
  @CsvSource({"default, ServiceAccount", "demo-members, another", "demo-checkpoint, another"})
  void aNameOfAnothersObjectsIsRefused(String name, String message) {
    Kubectl.Result result = kubectl.tryApply(resource(name, "{}"));

    assertThat(result.exitCode()).isNotZero();
    assertThat(result.output()).contains("metadata.name must not", message);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {replicas: 0}                         | {storage: {size: 1Mi}} | storage cannot be added
          {replicas: 0, storage: {size: 1Mi}}   | {}                     | storage cannot be added or removed
          {replicas: 0, storage: {size: 1Mi}}   | {storage: {size: 2Mi}} | spec.storage.size
          {replicas: 0, storage: {size: 1Mi}}   | {storage: {size: 1Mi, storageClassName: a}} | storageClassName cannot change
          """)
  void storageCannotChange(String before, String after, String message) {
    assertThat(kubectl.tryApply(resource("refused", before)).exitCode()).isZero();

    Kubectl.Result result = kubectl.tryApply(resource("refused", after));

    assertThat(result.exitCode()).isNotZero();
    assertThat(result.output()).contains(message);
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
        .contains("replicas", "Number of members", "image", "initialValue", "gossip", "resources")
        .contains(
            "access",
            "networkPolicy",
            "pod",
            "service",
            "storage",
            "podDisruptionBudget",
            "env",
            "imagePullSecrets");
  }
}
