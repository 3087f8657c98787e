package dev.onevalue.operator;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.operator.dependent.pod.OtherTrust;
import dev.onevalue.operator.naming.Labels;
import dev.onevalue.operator.naming.Names;
import dev.onevalue.operator.observation.MemberEventSource;
import dev.onevalue.operator.observation.MemberObserver;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.Mappers;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What has a cluster reconciled, beside changes of the cluster itself and of its dependents. */
final class EventSources {
  static final String SERVICES = "services";

  private EventSources() {}

  static List<EventSource<?, OneValueCluster>> of(
      EventSourceContext<OneValueCluster> context, MemberObserver observer) {
    return List.of(
        services(context),
        pods(context),
        checkpoints(context),
        new MemberEventSource(context.getPrimaryCache(), observer));
  }

  /** The object that keeps the cluster's checkpoint, as far as it is known. */
  static Optional<ConfigMap> checkpoint(OneValueCluster cluster, Context<OneValueCluster> context) {
    return context.getSecondaryResources(ConfigMap.class).stream()
        .filter(object -> object.getMetadata().getName().equals(Names.checkpoint(cluster)))
        .findFirst();
  }

  private static InformerEventSource<ConfigMap, OneValueCluster> checkpoints(
      EventSourceContext<OneValueCluster> context) {
    return new InformerEventSource<>(
        InformerEventSourceConfiguration.from(ConfigMap.class, OneValueCluster.class)
            .withName("checkpoints")
            .withLabelSelector(Labels.MANAGED)
            .withSecondaryToPrimaryMapper(Mappers.fromOwnerReferences(OneValueCluster.class, false))
            .build(),
        context);
  }

  /** Both Services of a cluster: two dependents of one type share one watch. */
  private static InformerEventSource<Service, OneValueCluster> services(
      EventSourceContext<OneValueCluster> context) {
    return new InformerEventSource<>(
        InformerEventSourceConfiguration.from(Service.class, OneValueCluster.class)
            .withName(SERVICES)
            .withLabelSelector(Labels.MANAGED)
            .withSecondaryToPrimaryMapper(Mappers.fromOwnerReferences(OneValueCluster.class, false))
            .build(),
        context);
  }

  /** The members' Pods, which belong to the StatefulSet and so only by label to the cluster. */
  private static InformerEventSource<Pod, OneValueCluster> pods(
      EventSourceContext<OneValueCluster> context) {
    return new InformerEventSource<>(
        InformerEventSourceConfiguration.from(Pod.class, OneValueCluster.class)
            .withName("pods")
            .withLabelSelector(Labels.MANAGED)
            .withSecondaryToPrimaryMapper(EventSources::clusterOf)
            .build(),
        context);
  }

  /**
   * Told of each Pod that is kept in memory: what nobody reads of it goes, and that is most of it.
   */
  private static Set<ResourceID> clusterOf(Pod pod) {
    pod.setSpec(OtherTrust.essence(pod.getSpec()));
    pod.getMetadata().setManagedFields(List.of());
    return Labels.clusterOf(pod);
  }
}
