package dev.onevalue.node.simulation.world;

/** The machine has lost power in the middle of a write to its disk. */
final class PowerLoss extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PowerLoss() {
    super("power was lost", null, false, false);
  }
}
