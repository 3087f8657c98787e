package dev.onevalue.operator.naming;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Labels of the objects of a cluster.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/">Kubernetes:
 *     recommended labels</a>
 */
public final class Labels {
  private static final String NAME = "app.kubernetes.io/name";
  private static final String INSTANCE = "app.kubernetes.io/instance";
  private static final String COMPONENT = "app.kubernetes.io/component";
  private static final String MANAGED_BY = "app.kubernetes.io/managed-by";
  private static final String PART_OF = "app.kubernetes.io/part-of";

  /** Selects every object that this operator made. */
  public static final String MANAGED = MANAGED_BY + "=onevalue-operator";

  /** What the operator's own Pods carry, as its chart says. */
  public static final Map<String, String> OPERATOR = Map.of(NAME, "onevalue-operator");

  private Labels() {}

  /** What every object of the cluster carries. */
  public static Map<String, String> of(OneValueCluster cluster) {
    Map<String, String> labels = selector(cluster);
    labels.put(COMPONENT, "node");
    labels.put(MANAGED_BY, "onevalue-operator");
    labels.put(PART_OF, "onevalue");
    return labels;
  }

  /** The same, and what its user adds: these never stand in the place of the operator's own. */
  public static Map<String, String> of(OneValueCluster cluster, Map<String, String> added) {
    Map<String, String> labels = new TreeMap<>(added);
    labels.putAll(of(cluster));
    return labels;
  }

  /** What tells the members of this cluster from all other Pods of the namespace. */
  public static Map<String, String> selector(OneValueCluster cluster) {
    Map<String, String> labels = new TreeMap<>();
    labels.put(NAME, "onevalue");
    labels.put(INSTANCE, Names.of(cluster));
    return labels;
  }

  /** The same as a label selector. */
  public static String selectorText(OneValueCluster cluster) {
    return NAME + "=onevalue," + INSTANCE + "=" + Names.of(cluster);
  }

  /** The cluster that an object with such labels belongs to. */
  public static Set<ResourceID> clusterOf(HasMetadata object) {
    String name = object.getMetadata().getLabels().get(INSTANCE);
    return name == null
        ? Set.of()
        : Set.of(new ResourceID(name, object.getMetadata().getNamespace()));
  }
}
