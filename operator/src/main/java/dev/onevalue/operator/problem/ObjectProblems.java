package dev.onevalue.operator.problem;

import dev.onevalue.operator.dependent.ObjectFailedException;
import dev.onevalue.operator.dependent.ObjectFailedException.Reason;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Objects;

/** What kept an object from being written. */
public final class ObjectProblems {

  private ObjectProblems() {}

  /**
   * What the error of a write means.
   *
   * @param kind kind of the object, as in {@code StatefulSet}
   */
  public static Problem of(String kind, Throwable error) {
    return switch (error) {
      case ObjectFailedException e when !(e.getCause() instanceof KubernetesClientException) ->
          // whoever makes a Secret for a cluster, cert-manager say, does so at about the same time
          new Problem(e.reason().name(), message(e), e.reason() != Reason.SecretMissing);
      case KubernetesClientException e -> of(kind, e);
      default ->
          error.getCause() == null
              ? new Problem("ReconcileFailed", kind + ": " + error, false)
              : of(kind, error.getCause());
    };
  }

  private static Problem of(String kind, KubernetesClientException error) {
    String said = kind + ": " + said(error);
    return switch (error.getCode()) {
      case 400, 413, 422 -> new Problem("SpecRefused", said, true);
      case 403 -> forbidden(said);
      case 404 -> new Problem("NamespaceGone", said, false);
      case 409 -> new Problem("Conflict", said, false);
      default -> new Problem(Problem.API_SERVER_UNAVAILABLE, said, false);
    };
  }

  private static Problem forbidden(String said) {
    if (said.contains("exceeded quota")) {
      return new Problem("QuotaExceeded", said, true);
    }
    if (said.contains("is being terminated")) {
      return new Problem("NamespaceTerminating", said, false);
    }
    return new Problem("Forbidden", said, true);
  }

  /** Without the request, which is in the client's own message and names the server. */
  private static String said(KubernetesClientException error) {
    return error.getStatus() != null && error.getStatus().getMessage() != null
        ? error.getStatus().getMessage()
        : message(error);
  }

  private static String message(Throwable error) {
    return Objects.requireNonNullElse(error.getMessage(), error.toString());
  }
}
