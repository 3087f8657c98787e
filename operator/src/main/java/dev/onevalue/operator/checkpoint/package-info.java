/** The newest register, kept where it survives the end of all members, and given back to them. */
@NullMarked
package dev.onevalue.operator.checkpoint;

import org.jspecify.annotations.NullMarked;
