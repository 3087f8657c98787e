/**
 * Nodes as their users run them: {@code java -jar onevalue-node.jar}, several on loopback addresses
 * of one machine.
 */
@NullMarked
package dev.onevalue.node.process;

import org.jspecify.annotations.NullMarked;
