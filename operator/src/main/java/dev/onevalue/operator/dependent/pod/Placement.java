package dev.onevalue.operator.dependent.pod;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonMappingException;
import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.api.v1alpha1.pod.PodSettings;
import dev.onevalue.api.v1alpha1.pod.SpreadSpec;
import dev.onevalue.api.v1alpha1.pod.TolerationSpec;
import dev.onevalue.operator.naming.Labels;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraintBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** On which nodes the members run. */
final class Placement {
  private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();
  private static final SpreadSpec BY_NODE =
      new SpreadSpec(1, "kubernetes.io/hostname", "ScheduleAnyway", null, null, null);

  private Placement() {}

  /**
   * As the user wrote it; of its fields only the types are looked at.
   *
   * @throws IllegalArgumentException if it cannot be an affinity
   */
  static @Nullable Affinity affinity(PodSettings pod) {
    if (pod.affinity() == null) {
      return null;
    }
    try {
      return SERIALIZATION.convertValue(pod.affinity(), Affinity.class);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "spec.pod.affinity%s cannot be read: kubectl explain pod.spec.affinity says what it may be"
              .formatted(path(e.getCause())),
          e);
    }
  }

  /** The field in it that is wrong, as far as that is known. */
  private static String path(@Nullable Throwable cause) {
    return cause instanceof JsonMappingException wrong
        ? wrong.getPath().stream()
            .map(step ->
                step.getFieldName() == null
                    ? "[" + step.getIndex() + "]"
                    : "." + step.getFieldName())
            .collect(joining())
        : "";
  }

  static List<Toleration> tolerations(PodSettings pod) {
    return pod.tolerations().stream().map(Placement::toleration).toList();
  }

  private static Toleration toleration(TolerationSpec spec) {
    return new Toleration(
        spec.effect(), spec.key(), spec.operator(), spec.tolerationSeconds(), spec.value());
  }

  /** Apart by node where possible, unless the user has a list of their own. */
  static List<TopologySpreadConstraint> spread(OneValueCluster cluster) {
    List<SpreadSpec> own = cluster.getSpec().pod().topologySpreadConstraints();
    return (own == null ? List.of(BY_NODE) : own)
        .stream().map(constraint -> spread(cluster, constraint)).toList();
  }

  private static TopologySpreadConstraint spread(OneValueCluster cluster, SpreadSpec spec) {
    return new TopologySpreadConstraintBuilder()
        .withMaxSkew(spec.maxSkew())
        .withTopologyKey(spec.topologyKey())
        .withWhenUnsatisfiable(spec.whenUnsatisfiable())
        .withMinDomains(spec.minDomains())
        .withNodeAffinityPolicy(spec.nodeAffinityPolicy())
        .withNodeTaintsPolicy(spec.nodeTaintsPolicy())
        .withNewLabelSelector()
        .withMatchLabels(Labels.selector(cluster))
        .endLabelSelector()
        .build();
  }
}
