package dev.onevalue.operator.dependent.pod;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.operator.naming.Names;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import java.util.Collection;

/**
 * Members that know each other by another Secret than the cluster's is now, or that speak plain
 * text, as members of an earlier operator do. These and those would be two clusters, so that all
 * end before one starts anew.
 */
public final class OtherTrust {
  private OtherTrust() {}

  /** Whether there is such a member, running or ending. */
  public static boolean isAmong(Collection<Pod> pods, OneValueCluster cluster) {
    return pods.stream().anyMatch(pod -> isMember(pod, cluster) && isOther(pod, cluster));
  }

  /** Others may have the labels, and are no reason to stop anybody. */
  private static boolean isMember(Pod pod, OneValueCluster cluster) {
    return pod.getMetadata().getOwnerReferences().stream()
        .anyMatch(owner ->
            Boolean.TRUE.equals(owner.getController())
                && owner.getKind().equals("StatefulSet")
                && owner.getName().equals(Names.of(cluster)));
  }

  private static boolean isOther(Pod pod, OneValueCluster cluster) {
    return GossipVolume.in(pod.getSpec())
        .noneMatch(
            volume -> GossipVolume.secret(cluster).equals(volume.getSecret().getSecretName()));
  }

  /** All of a Pod's spec that {@link #isAmong} needs. */
  public static PodSpec essence(PodSpec spec) {
    return new PodSpecBuilder().withVolumes(GossipVolume.in(spec).toList()).build();
  }
}
