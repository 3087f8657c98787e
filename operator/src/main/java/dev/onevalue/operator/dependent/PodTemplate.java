package dev.onevalue.operator.dependent;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.operator.naming.Labels;
import dev.onevalue.operator.naming.Names;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSecurityContextBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraintBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;

/**
 * The Pod of a member, within the restricted Pod Security Standard.
 *
 * @param container its only container
 */
record PodTemplate(NodeContainer container) {
  private static final long USER = 65532;
  private static final long TERMINATION_GRACE_SECONDS = 15;

  PodTemplateSpec of(OneValueCluster cluster) {
    return new PodTemplateSpecBuilder()
        .withNewMetadata()
        .withLabels(Labels.of(cluster))
        .endMetadata()
        .withNewSpec()
        .withServiceAccountName(Names.of(cluster))
        .withAutomountServiceAccountToken(true)
        // or a cluster called "http" would give its neighbours' nodes an environment HTTP_PORT
        .withEnableServiceLinks(false)
        .withTerminationGracePeriodSeconds(TERMINATION_GRACE_SECONDS)
        .withSecurityContext(unprivileged())
        .withTopologySpreadConstraints(apart(cluster))
        .withContainers(container.of(cluster))
        .withVolumes(tmp())
        .endSpec()
        .build();
  }

  private static PodSecurityContext unprivileged() {
    return new PodSecurityContextBuilder()
        .withRunAsNonRoot(true)
        .withRunAsUser(USER)
        .withRunAsGroup(USER)
        .withFsGroup(USER)
        .withNewSeccompProfile()
        .withType("RuntimeDefault")
        .endSeccompProfile()
        .build();
  }

  private static TopologySpreadConstraint apart(OneValueCluster cluster) {
    return new TopologySpreadConstraintBuilder()
        .withMaxSkew(1)
        .withTopologyKey("kubernetes.io/hostname")
        .withWhenUnsatisfiable("ScheduleAnyway")
        .withNewLabelSelector()
        .withMatchLabels(Labels.selector(cluster))
        .endLabelSelector()
        .build();
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
