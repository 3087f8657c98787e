/** Follows what register each member of a cluster holds, outside of reconciliation. */
@NullMarked
package dev.onevalue.operator.observation;

import org.jspecify.annotations.NullMarked;
