package dev.onevalue.operator.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectProblemsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          422 | requests must not be over limits | SpecRefused | true
          403 | exceeded quota: q, used: pods=3 | QuotaExceeded | true
          403 | unable to create new content in namespace a because it is being terminated | NamespaceTerminating | false
          403 | admission webhook denied the request | Forbidden | true
          409 | the object has been modified | Conflict | false
          429 | too many requests | ApiServerUnavailable | false
          500 | etcdserver: request timed out | ApiServerUnavailable | false
          0 | connection refused | ApiServerUnavailable | false
          """)
  void ofAnAnswerOfTheApiServer(int code, String message, String reason, boolean lasting) {
    var status = new StatusBuilder().withCode(code).withMessage(message).build();
    var error = new KubernetesClientException("PUT https://10.0.0.1/: " + message, code, status);
    Problem expected = new Problem(reason, "StatefulSet: " + message, lasting);
    assertThat(ObjectProblems.of("StatefulSet", error)).isEqualTo(expected);
    assertThat(ObjectProblems.of("StatefulSet", new IllegalStateException("wrapped", error)))
        .isEqualTo(expected);
  }

  @Test
  void aMistakeOfOursIsNamed() {
    assertThat(ObjectProblems.of("Role", new IllegalStateException("oops")))
        .isEqualTo(
            new Problem("ReconcileFailed", "Role: java.lang.IllegalStateException: oops", false));
  }
}
