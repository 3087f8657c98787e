/**
 * How fast one write spreads in a large cluster, and what it costs: the production core, one
 * replica for each node, in synchronous rounds. {@link Spread} is the way in.
 */
@NullMarked
package dev.onevalue.node.simulation.spread;

import org.jspecify.annotations.NullMarked;
