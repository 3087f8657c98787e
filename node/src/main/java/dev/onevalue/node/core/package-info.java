/**
 * One member of the cluster as a pure state machine: inputs in, outputs out. {@link Replica} is the
 * way in; {@code register} has the values, {@code membership} who is there, {@code receipt} the
 * answers.
 *
 * <p>Depends on {@code java.base} alone. No I/O, clock, thread or log is in here, so that the very
 * same classes run in production and in a simulation.
 */
@NullMarked
package dev.onevalue.node.core;

import org.jspecify.annotations.NullMarked;
