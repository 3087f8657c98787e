package dev.onevalue.operator.mock;

import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import java.util.stream.Stream;

/**
 * One right that RBAC gives. Immutable.
 *
 * @param group of the API; empty: the core one
 * @param resource its type, and after a slash the subresource
 * @param verb what may be done with it
 */
public record Right(String group, String resource, String verb) {

  /** All that a rule gives. */
  public static Stream<Right> of(PolicyRule rule) {
    return rule.getApiGroups().stream()
        .flatMap(group ->
            rule.getResources().stream()
                .flatMap(resource ->
                    rule.getVerbs().stream().map(verb -> new Right(group, resource, verb))));
  }
}
