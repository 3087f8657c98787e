/** What the operator remembers of clusters, for as long as they exist. */
@NullMarked
package dev.onevalue.operator.memory;

import org.jspecify.annotations.NullMarked;
