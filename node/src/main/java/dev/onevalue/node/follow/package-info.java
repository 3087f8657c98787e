/** The command {@code follow}: keeps a file up to date with the value of a cluster. */
@NullMarked
package dev.onevalue.node.follow;

import org.jspecify.annotations.NullMarked;
