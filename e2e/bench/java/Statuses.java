import dev.onevalue.api.v1alpha1.OneValueCluster;
import java.util.Objects;

/** What a status says. */
final class Statuses {
  private Statuses() {}

  /** Whether it is of the present spec, and the condition holds. */
  static boolean holds(OneValueCluster cluster, String condition) {
    return cluster != null
        && cluster.getStatus() != null
        && Objects.equals(
            cluster.getStatus().observedGeneration(), cluster.getMetadata().getGeneration())
        && cluster.getStatus().conditions().stream()
            .anyMatch(c -> condition.equals(c.getType()) && "True".equals(c.getStatus()));
  }

  static boolean converged(OneValueCluster cluster) {
    return holds(cluster, "Converged");
  }

  /** Whether the members agree on this value. */
  static boolean converged(OneValueCluster cluster, long value) {
    return converged(cluster) && Objects.equals(cluster.getStatus().value(), value);
  }
}
