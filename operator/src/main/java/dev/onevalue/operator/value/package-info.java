/** The value that a cluster's user declares, and how it comes to the members. */
@NullMarked
package dev.onevalue.operator.value;

import org.jspecify.annotations.NullMarked;
