package dev.onevalue.operator.dependent;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.operator.dependent.ObjectFailedException.Reason;
import dev.onevalue.operator.naming.Owner;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.Ignore;
import io.javaoperatorsdk.operator.processing.dependent.kubernetes.CRUDKubernetesDependentResource;
import java.util.Set;
import java.util.function.Supplier;

/**
 * An object that a cluster owns. One that already exists under its name is never taken over from
 * somebody else: it would be deleted together with the cluster.
 *
 * @param <R> type of the object
 */
@Ignore
public abstract class OwnedDependent<R extends HasMetadata>
    extends CRUDKubernetesDependentResource<R, OneValueCluster> {
  private static final Set<Integer> REFUSALS = Set.of(400, 403, 404, 413, 422);

  /** What it should be. */
  @Override
  public abstract R desired(OneValueCluster cluster, Context<OneValueCluster> context);

  /**
   * Called when the watch shows no such object. There may be one all the same, whose labels were
   * changed: the watch selects by label.
   *
   * @throws ObjectFailedException if there is one that the cluster does not own, or if the API
   *     server refuses it
   */
  @Override
  public R create(R desired, OneValueCluster cluster, Context<OneValueCluster> context) {
    R existing = context.getClient().resource(desired).get();
    if (existing == null) {
      return admitted(desired, () -> super.create(desired, cluster, context));
    }
    if (existing.hasOwnerReferenceFor(cluster)) {
      return update(existing, desired, cluster, context);
    }
    throw nameTaken(desired, cluster);
  }

  /** There is one of its name, which is left alone. */
  public static ObjectFailedException nameTaken(HasMetadata object, OneValueCluster cluster) {
    String why = "exists, and OneValueCluster %s does not own it".formatted(nameOf(cluster));
    return ObjectFailedException.of(Reason.NameTaken, object, why, null);
  }

  /**
   * As the SDK does it.
   *
   * @throws ObjectFailedException if the API server refuses it
   */
  @Override
  public R update(R actual, R desired, OneValueCluster cluster, Context<OneValueCluster> context) {
    return admitted(desired, () -> super.update(actual, desired, cluster, context));
  }

  /** Writes it; a refusal names the object. */
  public static <T extends HasMetadata> T admitted(T desired, Supplier<T> write) {
    try {
      return write.get();
    } catch (KubernetesClientException e) {
      if (!REFUSALS.contains(e.getCode()) || e.getStatus() == null) {
        throw e;
      }
      throw ObjectFailedException.of(Reason.Refused, desired, e.getStatus().getMessage(), e);
    }
  }

  @Override
  protected void addReferenceHandlingMetadata(R desired, OneValueCluster cluster) {
    desired.addOwnerReference(Owner.of(cluster));
  }

  private static String nameOf(OneValueCluster cluster) {
    return cluster.getMetadata().getName();
  }
}
