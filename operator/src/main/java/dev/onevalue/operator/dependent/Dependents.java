package dev.onevalue.operator.dependent;

import io.javaoperatorsdk.operator.api.config.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.config.dependent.DependentResourceSpec;
import io.javaoperatorsdk.operator.api.reconciler.dependent.DependentResource;
import io.javaoperatorsdk.operator.api.reconciler.dependent.DependentResourceFactory;
import java.util.Optional;

/**
 * Makes the dependents of a workflow. Some need to be told a setting; the others are made as the
 * SDK makes them.
 *
 * @param nodeImage container image of the members of a cluster that asks for none
 * @param operatorNamespace where the operator's Pod is; empty: it is in none
 */
@SuppressWarnings({"rawtypes", "unchecked"}) // as the interface is
public record Dependents(String nodeImage, Optional<String> operatorNamespace)
    implements DependentResourceFactory {

  @Override
  public DependentResource createFrom(
      DependentResourceSpec spec, ControllerConfiguration controllerConfiguration) {
    Optional<DependentResource> told = told(spec);
    told.ifPresent(dependent -> configure(dependent, spec, controllerConfiguration));
    return told.orElseGet(
        () -> DependentResourceFactory.super.createFrom(spec, controllerConfiguration));
  }

  @Override
  public Class<?> associatedResourceType(DependentResourceSpec spec) {
    return told(spec)
        .<Class<?>>map(DependentResource::resourceType)
        .orElseGet(() -> DependentResourceFactory.super.associatedResourceType(spec));
  }

  private Optional<DependentResource> told(DependentResourceSpec spec) {
    Class<?> type = spec.getDependentResourceClass();
    if (type == StatefulSetDependent.class) {
      return Optional.of(new StatefulSetDependent(nodeImage));
    }
    return type == NetworkPolicyDependent.class
        ? Optional.of(new NetworkPolicyDependent(operatorNamespace))
        : Optional.empty();
  }
}
