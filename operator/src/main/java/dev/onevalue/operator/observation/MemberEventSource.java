package dev.onevalue.operator.observation;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import io.javaoperatorsdk.operator.processing.event.Event;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.AbstractEventSource;
import io.javaoperatorsdk.operator.processing.event.source.Cache;
import java.util.Set;
import java.util.stream.Collectors;

/** Has a cluster reconciled when its members hold anything new. */
public final class MemberEventSource extends AbstractEventSource<ObservedMembers, OneValueCluster> {
  private final Cache<OneValueCluster> clusters;
  private final MemberObserver observer;

  /**
   * Does nothing until it is started.
   *
   * @param clusters the clusters that exist
   * @param observer follows their members; closed with this event source
   */
  public MemberEventSource(Cache<OneValueCluster> clusters, MemberObserver observer) {
    super(ObservedMembers.class, "members");
    this.clusters = clusters;
    this.observer = observer;
  }

  @Override
  public void start() {
    super.start();
    observer.start(this::signal, () -> clusters.keys().collect(Collectors.toUnmodifiableSet()));
  }

  private void signal(ResourceID id) {
    getEventHandler().handleEvent(new Event(id));
  }

  @Override
  public void stop() {
    super.stop();
    observer.close();
  }

  /** None: what is known of members is asked of the observer. */
  @Override
  public Set<ObservedMembers> getSecondaryResources(OneValueCluster cluster) {
    return Set.of();
  }
}
