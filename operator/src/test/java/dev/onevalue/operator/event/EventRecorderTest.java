package dev.onevalue.operator.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.operator.Logged;
import dev.onevalue.operator.mock.MockCluster;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Occurrences as the API server gets them. */
class EventRecorderTest {
  private static final Occurrence SCALED =
      Occurrence.normal("Scaled", "from 3 to 5 members", "scaled/2");
  private static final Occurrence REFUSED =
      Occurrence.warning("Refused", "QuotaExceeded: too much", "refused/1");

  private final MockCluster kubernetes = new MockCluster();
  private final EventRecorder recorder =
      new EventRecorder(() -> Instant.parse("2026-01-01T12:00:00.123456789Z"));
  private final OneValueCluster demo = new OneValueCluster();

  EventRecorderTest() {
    demo.setMetadata(
        new ObjectMetaBuilder()
            .withName("demo")
            .withNamespace("default")
            .withUid("u")
            .withResourceVersion("7")
            .build());
  }

  @AfterEach
  void close() {
    kubernetes.close();
  }

  @Test
  void anEventSaysWhatHappenedToWhomAndWhen() {
    record(REFUSED);
    Event event = awaitEvents(1).getFirst();
    assertThat(event.getType()).isEqualTo("Warning");
    assertThat(event.getReason()).isEqualTo("Refused");
    assertThat(event.getNote()).isEqualTo("QuotaExceeded: too much");
    assertThat(event.getEventTime().getTime()).isEqualTo("2026-01-01T12:00:00.123456Z");
    assertThat(event.getReportingController()).isEqualTo("onevalue.dev/operator");
    assertThat(event.getRegarding().getKind()).isEqualTo("OneValueCluster");
    assertThat(event.getRegarding().getUid()).isEqualTo("u");
  }

  @Test
  void theSameOccurrenceIsWrittenOnce() {
    record(SCALED);
    awaitEvents(1);
    record(SCALED, REFUSED);
    assertThat(awaitEvents(2)).extracting(Event::getReason).containsOnlyOnce("Scaled", "Refused");
  }

  @Test
  void oneThatIsRefusedIsALineOfTheLogAndTheNextOneIsWritten() {
    kubernetes.refuseToCreate(REFUSED.reason());
    try (Logged logged = new Logged()) {
      record(REFUSED, SCALED);
      assertThat(awaitEvents(1)).extracting(Event::getReason).containsExactly("Scaled");
      assertThat(logged.messages()).containsExactly("event not written");
      assertThat(logged.withStackTrace()).isEmpty();
    }
  }

  private void record(Occurrence... occurrences) {
    recorder.record(demo, () -> Stream.of(occurrences), kubernetes.client());
  }

  private List<Event> awaitEvents(int count) {
    await().untilAsserted(() -> assertThat(events()).hasSize(count));
    return events();
  }

  private List<Event> events() {
    return kubernetes.client().events().v1().events().inNamespace("default").list().getItems();
  }
}
