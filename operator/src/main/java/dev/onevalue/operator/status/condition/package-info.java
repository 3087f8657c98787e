/** Each condition of a cluster, in a class of its own: whether it holds, and why. */
@NullMarked
package dev.onevalue.operator.status.condition;

import org.jspecify.annotations.NullMarked;
