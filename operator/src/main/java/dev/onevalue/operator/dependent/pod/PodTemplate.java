package dev.onevalue.operator.dependent.pod;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.api.v1alpha1.OneValueClusterSpec;
import dev.onevalue.api.v1alpha1.container.PullSecretSpec;
import dev.onevalue.api.v1alpha1.pod.PodSettings;
import dev.onevalue.operator.naming.Labels;
import dev.onevalue.operator.naming.Names;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSecurityContextBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import java.util.List;

/**
 * The Pod of a member, within the restricted Pod Security Standard. Stateless.
 *
 * @param container its only container
 */
public record PodTemplate(NodeContainer container) {
  /** The image's group: a volume is handed to it. No other id is fixed: OpenShift gives its own. */
  private static final long GROUP = 65532;

  /** What comes before SIGTERM, the longest that a member lingers, and ten seconds to spare. */
  private static final long TERMINATION_GRACE_SECONDS = 45;

  /**
   * As the cluster's spec asks.
   *
   * @throws IllegalArgumentException if a field of it cannot be read; the message names the field
   */
  public PodTemplateSpec of(OneValueCluster cluster) {
    OneValueClusterSpec spec = cluster.getSpec();
    PodSettings pod = spec.pod();
    return new PodTemplateSpecBuilder()
        .withNewMetadata()
        .withLabels(Labels.of(cluster, pod.labels()))
        .withAnnotations(pod.annotations())
        .endMetadata()
        .withNewSpec()
        .withServiceAccountName(Names.of(cluster))
        .withAutomountServiceAccountToken(true)
        // or a cluster called "http" would give its neighbours' nodes an environment HTTP_PORT
        .withEnableServiceLinks(false)
        .withTerminationGracePeriodSeconds(TERMINATION_GRACE_SECONDS)
        .withSecurityContext(unprivileged(spec))
        .withImagePullSecrets(pullSecrets(spec))
        .withAffinity(Placement.affinity(pod))
        .withTolerations(Placement.tolerations(pod))
        .withNodeSelector(pod.nodeSelector())
        .withPriorityClassName(pod.priorityClassName())
        .withTopologySpreadConstraints(Placement.spread(cluster))
        .withContainers(container.of(cluster))
        .withVolumes(tmp(), GossipVolume.of(cluster))
        .addAllToVolumes(ClientVolume.of(cluster))
        .endSpec()
        .build();
  }

  private static PodSecurityContext unprivileged(OneValueClusterSpec spec) {
    var context =
        new PodSecurityContextBuilder()
            .withRunAsNonRoot(true)
            .withNewSeccompProfile()
            .withType("RuntimeDefault")
            .endSeccompProfile();
    if (spec.storage() != null) {
      context.withFsGroup(GROUP).withFsGroupChangePolicy("OnRootMismatch");
    }
    return context.build();
  }

  private static List<LocalObjectReference> pullSecrets(OneValueClusterSpec spec) {
    return spec.imagePullSecrets() == null
        ? List.of()
        : spec.imagePullSecrets().stream()
            .map(PullSecretSpec::name)
            .map(LocalObjectReference::new)
            .toList();
  }

  private static Volume tmp() {
    return new VolumeBuilder()
        .withName(NodeContainer.TMP)
        .withNewEmptyDir()
        .withSizeLimit(new Quantity("16Mi"))
        .endEmptyDir()
        .build();
  }
}
