/**
 * The production core in virtual time: {@code world} is a cluster and all that goes wrong, {@code
 * promise} what must be true all the same, and {@link dev.onevalue.node.simulation.Simulate} the
 * command.
 */
@NullMarked
package dev.onevalue.node.simulation;

import org.jspecify.annotations.NullMarked;
