package dev.onevalue.operator.problem;

import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/**
 * Why Pods of a StatefulSet are missing: its controller says so in events alone. They are asked for
 * when Pods are missing, not watched.
 */
public final class RefusedPods {

  private RefusedPods() {}

  /** Empty: the last that its controller said is no refusal, or nobody can tell. */
  public static Optional<Problem> of(StatefulSet set, KubernetesClient client) {
    try {
      return client
          .events()
          .v1()
          .events()
          .inNamespace(set.getMetadata().getNamespace())
          .withField("regarding.kind", "StatefulSet")
          .withField("regarding.name", set.getMetadata().getName())
          .list()
          .getItems()
          .stream()
          .filter(event -> isOf(set, event))
          .max(Comparator.comparing(RefusedPods::time))
          .filter(event -> "FailedCreate".equals(event.getReason()))
          .map(event -> problem(set, Objects.requireNonNullElse(event.getNote(), "refused")));
    } catch (KubernetesClientException e) {
      return Optional.empty();
    }
  }

  private static boolean isOf(StatefulSet set, Event event) {
    return event.getRegarding() != null
        && Objects.equals(event.getRegarding().getUid(), set.getMetadata().getUid());
  }

  private static String time(Event event) {
    if (event.getDeprecatedLastTimestamp() != null) {
      return event.getDeprecatedLastTimestamp();
    }
    return event.getEventTime() == null ? "" : event.getEventTime().getTime();
  }

  /** The same for each of its Pods: the controller complains of one, then of another. */
  private static Problem problem(StatefulSet set, String note) {
    String why =
        note.replaceFirst("(?s)^.*?failed error: ", "")
            .replaceAll("\\b" + set.getMetadata().getName() + "-\\d+\\b", "*");
    String reason = why.contains("exceeded quota") ? "QuotaExceeded" : "PodsRefused";
    return new Problem(reason, "Pods cannot be created: " + why, true);
  }
}
