package dev.onevalue.operator.dependent;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.Ignore;
import io.javaoperatorsdk.operator.processing.dependent.kubernetes.CRUDKubernetesDependentResource;

/**
 * An object that a cluster owns. One that already exists under its name is never taken over from
 * somebody else: it would be deleted together with the cluster.
 *
 * @param <R> type of the object
 */
@Ignore
abstract class OwnedDependent<R extends HasMetadata>
    extends CRUDKubernetesDependentResource<R, OneValueCluster> {

  /**
   * Called when the watch shows no such object. There may be one all the same, whose labels were
   * changed: the watch selects by label.
   *
   * @throws IllegalStateException if there is one that the cluster does not own
   */
  @Override
  public R create(R desired, OneValueCluster cluster, Context<OneValueCluster> context) {
    R existing = context.getClient().resource(desired).get();
    if (existing == null) {
      return super.create(desired, cluster, context);
    }
    if (existing.hasOwnerReferenceFor(cluster)) {
      return update(existing, desired, cluster, context);
    }
    throw new IllegalStateException(
        "%s %s exists, and OneValueCluster %s does not own it"
            .formatted(
                desired.getKind(),
                desired.getMetadata().getName(),
                cluster.getMetadata().getName()));
  }
}
