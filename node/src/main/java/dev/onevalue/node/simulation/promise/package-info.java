/**
 * What a cluster promises, checked from outside after every event: what its nodes were given and
 * what they let out is all that these classes look at.
 */
@NullMarked
package dev.onevalue.node.simulation.promise;

import org.jspecify.annotations.NullMarked;
