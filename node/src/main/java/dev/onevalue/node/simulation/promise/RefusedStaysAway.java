package dev.onevalue.node.simulation.promise;

import static dev.onevalue.node.simulation.promise.BrokenPromise.unless;

import dev.onevalue.node.core.register.Register;
import java.util.HashSet;
import java.util.Set;

/**
 * The value of a refused write is never seen, anywhere. The values of all writes differ.
 *
 * <p>One exception: of a write to the disk that failed, nobody can say what the disk will have
 * after a loss of power.
 */
final class RefusedStaysAway {

  private final Set<Long> refused = new HashSet<>();

  void onRefused(long value) {
    refused.add(value);
  }

  /** The disk kept what it had said that it could not. */
  void onKeptAllTheSame(Register register) {
    refused.remove(register.value());
  }

  void see(Register register) {
    unless(
        !refused.contains(register.value()),
        "a refused write never shows up",
        "but",
        register,
        "does");
  }
}
