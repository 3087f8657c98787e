package dev.onevalue.operator.status;

import dev.onevalue.api.v1alpha1.MemberStatus;
import dev.onevalue.operator.observation.Register;
import org.jspecify.annotations.Nullable;

/**
 * A member as observed. Immutable.
 *
 * @param name name of its Pod
 * @param ready true if its Pod is ready
 * @param register what it holds; null: it was not heard
 */
record Member(String name, boolean ready, @Nullable Register register) {

  MemberStatus status() {
    return register == null
        ? new MemberStatus(name, null, null, null)
        : new MemberStatus(name, register.value(), register.generation(), register.writer());
  }
}
