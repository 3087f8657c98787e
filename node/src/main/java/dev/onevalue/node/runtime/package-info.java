/**
 * Runs the core: one thread that takes every input, steps the gossiper, publishes its state and
 * sends what it returns.
 */
@NullMarked
package dev.onevalue.node.runtime;

import org.jspecify.annotations.NullMarked;
