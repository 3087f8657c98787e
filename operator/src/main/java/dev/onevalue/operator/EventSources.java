package dev.onevalue.operator;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.operator.naming.Labels;
import dev.onevalue.operator.observation.MemberObserver;
import dev.onevalue.operator.observation.RegisterEventSource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.Mappers;
import java.time.Duration;
import java.util.List;

/** What has a cluster reconciled, beside changes of the cluster itself and of its dependents. */
final class EventSources {
  static final String SERVICES = "services";

  private EventSources() {}

  static List<EventSource<?, OneValueCluster>> of(
      EventSourceContext<OneValueCluster> context, MemberObserver observer, Duration interval) {
    InformerEventSource<Pod, OneValueCluster> pods = pods(context);
    return List.of(
        services(context),
        pods,
        new RegisterEventSource(
            context.getPrimaryCache(), pods::getSecondaryResources, observer, interval));
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
            .withSecondaryToPrimaryMapper(Labels::clusterOf)
            .build(),
        context);
  }
}
