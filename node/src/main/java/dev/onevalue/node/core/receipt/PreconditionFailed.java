package dev.onevalue.node.core.receipt;

import dev.onevalue.node.core.register.Register;

/**
 * A compare-and-set has lost: nothing was written, now or later.
 *
 * @param present what this node had instead of what was expected, when it was to be written
 */
public record PreconditionFailed(Register present) implements Outcome {}
