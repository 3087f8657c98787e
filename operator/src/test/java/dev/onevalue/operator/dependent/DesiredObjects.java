package dev.onevalue.operator.dependent;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.operator.dependent.access.RoleBindingDependent;
import dev.onevalue.operator.dependent.access.RoleDependent;
import dev.onevalue.operator.dependent.access.ServiceAccountDependent;
import dev.onevalue.operator.dependent.network.NetworkPolicyDependent;
import dev.onevalue.operator.dependent.network.NetworkPolicyWanted;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.util.Optional;
import java.util.stream.Stream;

/** All objects of a cluster, as their dependents say. */
final class DesiredObjects {

  private DesiredObjects() {}

  static Stream<HasMetadata> of(OneValueCluster cluster, Context<OneValueCluster> context) {
    var budget = new PodDisruptionBudgetDependent();
    boolean budgetWanted = new DisruptionBudgetWanted().isMet(budget, cluster, context);
    var policy = new NetworkPolicyDependent(Optional.of("onevalue-system"));
    boolean policyWanted = new NetworkPolicyWanted().isMet(policy, cluster, context);
    return Stream.of(
            new ServiceAccountDependent().desired(cluster, context),
            new RoleDependent().desired(cluster, context),
            new RoleBindingDependent().desired(cluster, context),
            new ServiceDependent().desired(cluster, context),
            new MembersServiceDependent().desired(cluster, context),
            new StatefulSetDependent("onevalue/node:test").desired(cluster, context),
            budgetWanted ? budget.desired(cluster, context) : null,
            policyWanted ? policy.desired(cluster, context) : null)
        .flatMap(Stream::ofNullable);
  }
}
