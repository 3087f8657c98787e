/**
 * One cluster of the production core in virtual time: its machines, disks, network, clients and all
 * that goes wrong, out of one seed. The same seed gives the same trace, byte for byte.
 */
@NullMarked
package dev.onevalue.node.simulation.world;

import org.jspecify.annotations.NullMarked;
