package dev.onevalue.operator.dependent.pod;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.api.v1alpha1.StorageSpec;
import dev.onevalue.operator.naming.Labels;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.util.List;

/** The volume on which a member keeps the value, if its cluster asks for storage. */
public final class DataVolume {
  private static final String NAME = "data";
  private static final String FOLDER = "/data";

  private DataVolume() {}

  /** The claims of which each member gets its own: none, or one. */
  public static List<PersistentVolumeClaim> claims(OneValueCluster cluster) {
    StorageSpec storage = cluster.getSpec().storage();
    return storage == null ? List.of() : List.of(claim(cluster, storage));
  }

  static List<VolumeMount> mounts(OneValueCluster cluster) {
    return cluster.getSpec().storage() == null
        ? List.of()
        : List.of(new VolumeMountBuilder().withName(NAME).withMountPath(FOLDER).build());
  }

  static List<EnvVar> settings(OneValueCluster cluster) {
    return cluster.getSpec().storage() == null
        ? List.of()
        : List.of(new EnvVarBuilder().withName("DATA_DIR").withValue(FOLDER).build());
  }

  private static PersistentVolumeClaim claim(OneValueCluster cluster, StorageSpec storage) {
    return new PersistentVolumeClaimBuilder()
        .withNewMetadata()
        .withName(NAME)
        .withLabels(Labels.of(cluster))
        .endMetadata()
        .withNewSpec()
        .withAccessModes("ReadWriteOnce")
        .withStorageClassName(storage.storageClassName())
        .withNewResources()
        .addToRequests("storage", new Quantity(storage.size()))
        .endResources()
        .endSpec()
        .build();
  }
}
