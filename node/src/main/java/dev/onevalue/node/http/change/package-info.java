/** Waiting for a change of the register. */
@NullMarked
package dev.onevalue.node.http.change;

import org.jspecify.annotations.NullMarked;
