/**
 * Registers, members and messages as bytes, for the network and the disk. Big-endian, bounded, and
 * strict: bytes that were not written here are refused with an {@link IllegalArgumentException},
 * and cost no memory.
 */
@NullMarked
package dev.onevalue.node.wire;

import org.jspecify.annotations.NullMarked;
