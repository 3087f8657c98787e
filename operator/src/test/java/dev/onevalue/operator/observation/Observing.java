package dev.onevalue.operator.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.operator.member.MemberClient;
import dev.onevalue.operator.memory.Memory;
import dev.onevalue.operator.memory.Pace;
import dev.onevalue.operator.mock.MockMember;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An observer of clusters whose members are known by their ordinal. */
final class Observing implements AutoCloseable {
  private static final Timing QUICK =
      new Timing(
          Duration.ofMillis(100),
          Duration.ofMillis(700),
          Duration.ofMillis(200),
          Duration.ofMillis(10),
          Duration.ofMillis(50),
          Duration.ofMillis(50),
          Duration.ofMillis(1),
          Duration.ofSeconds(10));

  private final Queue<ResourceID> signals = new ConcurrentLinkedQueue<>();
  private final Memory memory = new Memory();
  private final MemberObserver observer;

  /** Of clusters of these names, whose members serve at this port. */
  Observing(int port, String... clusters) {
    observer =
        new MemberObserver(
            new MemberClient(port, Duration.ofSeconds(1), _ -> Optional.empty()),
            QUICK,
            Clock.systemUTC(),
            new Pace(QUICK.pace(), Clock.systemUTC(), memory),
            memory);
    Set<ResourceID> existing =
        Set.of(clusters).stream()
            .map(name -> new ResourceID(name, "default"))
            .collect(Collectors.toUnmodifiableSet());
    observer.start(signals::add, () -> existing);
  }

  /** The clusters of which there was news, in order. */
  Queue<ResourceID> signals() {
    return signals;
  }

  ObservedMembers observe(String name, int... ordinals) {
    OneValueCluster cluster = new OneValueCluster();
    cluster.setMetadata(
        new ObjectMetaBuilder().withName(name).withNamespace("default").withUid(name).build());
    return observer.observe(
        cluster, IntStream.of(ordinals).mapToObj(ordinal -> pod(name, ordinal)).toList());
  }

  void awaitHeard(List<String> names, String cluster, int... ordinals) {
    await()
        .untilAsserted(() ->
            assertThat(observe(cluster, ordinals).heard())
                .extracting(ObservedMember::name)
                .isEqualTo(names));
  }

  private static Pod pod(String cluster, int ordinal) {
    return new PodBuilder()
        .withNewMetadata()
        .withName(cluster + "-" + ordinal)
        .withUid(cluster + "-uid-" + ordinal)
        .endMetadata()
        .withNewStatus()
        .withPodIP(MockMember.address(ordinal))
        .endStatus()
        .build();
  }

  @Override
  public void close() {
    observer.close();
  }
}
