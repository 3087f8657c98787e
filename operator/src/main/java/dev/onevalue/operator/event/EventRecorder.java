package dev.onevalue.operator.event;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.operator.problem.ObjectProblems;
import dev.onevalue.operator.problem.Problem;
import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.api.model.events.v1.EventBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Writes occurrences as Kubernetes events, some at a time. Their names say what they are, so that
 * one that was written already is not written again; one that could not be is, with the status that
 * is tried again.
 */
public final class EventRecorder {
  private static final int AT_ONCE = 8;
  private static final Logger LOG = LoggerFactory.getLogger(EventRecorder.class);
  private static final String CONTROLLER = OneValueCluster.GROUP + "/operator";
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private final ExecutorService threads =
      Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().name("events-", 0).factory());
  private final InstantSource clock;

  /** Gives events their time by this clock. */
  public EventRecorder(InstantSource clock) {
    this.clock = clock;
  }

  /** Returns at once: events are worth less than what waits for them. */
  public void record(
      OneValueCluster cluster, Supplier<Stream<Occurrence>> occurrences, KubernetesClient client) {
    threads.execute(
        () -> occurrences.get().forEach(occurrence -> write(cluster, occurrence, client)));
  }

  private void write(OneValueCluster cluster, Occurrence occurrence, KubernetesClient client) {
    try {
      client.resource(event(cluster, occurrence)).create();
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
        Problem problem = ObjectProblems.of("Event", e);
        LOG.atLevel(problem.isOfApiServer() ? Level.DEBUG : Level.WARN)
            .addKeyValue("cluster", cluster.getMetadata().getName())
            .addKeyValue("event", occurrence.reason())
            .addKeyValue("reason", problem.message())
            .log("event not written");
      }
    }
  }

  private Event event(OneValueCluster cluster, Occurrence occurrence) {
    String identity = cluster.getMetadata().getUid() + "/" + occurrence.identity();
    UUID name = UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8));
    return new EventBuilder()
        .withNewMetadata()
        .withName(cluster.getMetadata().getName() + "." + name)
        .withNamespace(cluster.getMetadata().getNamespace())
        .endMetadata()
        .withEventTime(new MicroTime(MICROS.format(clock.instant())))
        .withReportingController(CONTROLLER)
        .withReportingInstance("onevalue-operator")
        .withAction("Observe")
        .withType(occurrence.warning() ? "Warning" : "Normal")
        .withReason(occurrence.reason())
        .withNote(occurrence.note())
        .withRegarding(regarding(cluster))
        .build();
  }

  private static ObjectReference regarding(OneValueCluster cluster) {
    return new ObjectReferenceBuilder()
        .withApiVersion(cluster.getApiVersion())
        .withKind(cluster.getKind())
        .withName(cluster.getMetadata().getName())
        .withNamespace(cluster.getMetadata().getNamespace())
        .withUid(cluster.getMetadata().getUid())
        .withResourceVersion(cluster.getMetadata().getResourceVersion())
        .build();
  }
}
