package dev.onevalue.operator;

import dev.onevalue.operator.certificate.ClientSecrets;
import dev.onevalue.operator.certificate.GossipSecrets;
import dev.onevalue.operator.dependent.StatefulSetDependent;
import dev.onevalue.operator.dependent.network.NetworkPolicyDependent;
import dev.onevalue.operator.dependent.secret.ClientSecretDependent;
import dev.onevalue.operator.dependent.secret.GossipSecretDependent;
import io.javaoperatorsdk.operator.api.config.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.config.dependent.DependentResourceSpec;
import io.javaoperatorsdk.operator.api.reconciler.dependent.DependentResource;
import io.javaoperatorsdk.operator.api.reconciler.dependent.DependentResourceFactory;
import java.util.Optional;

/**
 * Makes the dependents of a workflow. Those that need to be told anything are made here, the others
 * as the SDK makes them.
 *
 * @param nodeImage container image of the members of a cluster that asks for none
 * @param operatorNamespace where the operator's Pod is; empty: it is in none
 * @param secrets what was seen of the members' Secrets
 * @param clientSecrets what was seen of those for clients
 */
@SuppressWarnings({"rawtypes", "unchecked"}) // as the interface is
record Dependents(
    String nodeImage,
    Optional<String> operatorNamespace,
    GossipSecrets secrets,
    ClientSecrets clientSecrets)
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
    if (type == NetworkPolicyDependent.class) {
      return Optional.of(new NetworkPolicyDependent(operatorNamespace));
    }
    if (type == ClientSecretDependent.class) {
      return Optional.of(new ClientSecretDependent(clientSecrets));
    }
    return type == GossipSecretDependent.class
        ? Optional.of(new GossipSecretDependent(secrets))
        : Optional.empty();
  }
}
