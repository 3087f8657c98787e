/**
 * The operator: keeps the objects of every {@code OneValueCluster} as asked, and its status as
 * observed.
 */
@NullMarked
package dev.onevalue.operator;

import org.jspecify.annotations.NullMarked;
