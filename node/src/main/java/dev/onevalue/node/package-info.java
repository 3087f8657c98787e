/**
 * A node of the cluster as a process: its settings from the environment, and its start and stop.
 */
@NullMarked
package dev.onevalue.node;

import org.jspecify.annotations.NullMarked;
