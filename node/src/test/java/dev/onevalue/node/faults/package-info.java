/**
 * Real nodes while processes, networks and disks fail. Clients record what they asked and were
 * told; what every such history must keep to are the promises that the simulation checks too.
 */
@NullMarked
package dev.onevalue.node.faults;

import org.jspecify.annotations.NullMarked;
