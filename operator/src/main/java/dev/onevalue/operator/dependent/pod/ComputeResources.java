package dev.onevalue.operator.dependent.pod;

import dev.onevalue.api.v1alpha1.container.ResourceAmounts;
import dev.onevalue.api.v1alpha1.container.ResourcesSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Compute resources of a member. */
final class ComputeResources {
  private static final ResourcesSpec DEFAULT =
      new ResourcesSpec(
          new ResourceAmounts("50m", "128Mi", null), new ResourceAmounts(null, "256Mi", null));

  private ComputeResources() {}

  static ResourceRequirements of(@Nullable ResourcesSpec asked) {
    ResourcesSpec spec = asked == null ? DEFAULT : asked;
    return new ResourceRequirementsBuilder()
        .withRequests(amounts(spec.requests()))
        .withLimits(amounts(spec.limits()))
        .build();
  }

  private static Map<String, Quantity> amounts(@Nullable ResourceAmounts spec) {
    Map<String, Quantity> amounts = new TreeMap<>();
    if (spec != null) {
      put(amounts, "cpu", spec.cpu());
      put(amounts, "memory", spec.memory());
      put(amounts, "ephemeral-storage", spec.ephemeralStorage());
    }
    return amounts;
  }

  private static void put(Map<String, Quantity> amounts, String name, @Nullable String amount) {
    if (amount != null) {
      amounts.put(name, new Quantity(amount));
    }
  }
}
