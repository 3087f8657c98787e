/** The simulation finds nothing in the core, and finds what is wrong with each mutant of it. */
@NullMarked
package dev.onevalue.node.simulation;

import org.jspecify.annotations.NullMarked;
