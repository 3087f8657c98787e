package dev.onevalue.operator.dependent;

import io.javaoperatorsdk.operator.api.config.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.config.dependent.DependentResourceSpec;
import io.javaoperatorsdk.operator.api.reconciler.dependent.DependentResource;
import io.javaoperatorsdk.operator.api.reconciler.dependent.DependentResourceFactory;

/**
 * Makes the dependents of a workflow. Only the StatefulSet's needs to be told a setting; the others
 * are made as the SDK makes them.
 *
 * @param nodeImage container image of the members of a cluster that asks for none
 */
@SuppressWarnings({"rawtypes", "unchecked"}) // as the interface is
public record Dependents(String nodeImage) implements DependentResourceFactory {

  @Override
  public DependentResource createFrom(
      DependentResourceSpec spec, ControllerConfiguration controllerConfiguration) {
    if (!isStatefulSet(spec)) {
      return DependentResourceFactory.super.createFrom(spec, controllerConfiguration);
    }
    DependentResource statefulSet = new StatefulSetDependent(nodeImage);
    configure(statefulSet, spec, controllerConfiguration);
    return statefulSet;
  }

  @Override
  public Class<?> associatedResourceType(DependentResourceSpec spec) {
    return isStatefulSet(spec)
        ? new StatefulSetDependent(nodeImage).resourceType()
        : DependentResourceFactory.super.associatedResourceType(spec);
  }

  private static boolean isStatefulSet(DependentResourceSpec spec) {
    return spec.getDependentResourceClass() == StatefulSetDependent.class;
  }
}
