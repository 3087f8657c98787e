package dev.onevalue.node.core.receipt;

import dev.onevalue.node.core.register.Register;

/**
 * A register that was kept elsewhere was merged into this node's.
 *
 * @param present what this node has now: that register, or a newer one
 */
public record Restored(Register present) implements Outcome {}
