/** Temporary: takes the place of the one on branch spread. */
@NullMarked
package dev.onevalue.node.simulation.spread;

import org.jspecify.annotations.NullMarked;
