package dev.onevalue.node.simulation.promise;

import static dev.onevalue.node.simulation.promise.BrokenPromise.unless;

import dev.onevalue.node.core.register.NodeId;
import dev.onevalue.node.core.register.Register;
import dev.onevalue.node.core.register.Version;
import java.util.HashMap;
import java.util.Map;

/**
 * A version belongs to one register, wherever and whenever it is seen. What no node has written is
 * the exception: anyone may tell of any value.
 */
final class OneValuePerVersion {

  private final Map<Version, Register> seen = new HashMap<>();

  void see(Register register) {
    Register first = seen.putIfAbsent(register.version(), register);
    unless(
        first == null || first.equals(register) || isNobodys(register),
        "same version, same value",
        first,
        "and",
        register);
  }

  private static boolean isNobodys(Register register) {
    return register.version().writer().equals(NodeId.NONE);
  }
}
