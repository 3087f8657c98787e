/**
 * The register and its gossip as a pure state machine: inputs in, new state and envelopes out.
 *
 * <p>Depends on {@code java.base} alone. No I/O, clock, thread or log is in here, so that the very
 * same classes run in production and in a simulation.
 */
@NullMarked
package dev.onevalue.node.core;

import org.jspecify.annotations.NullMarked;
