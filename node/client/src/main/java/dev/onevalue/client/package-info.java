/** A client of a OneValueCluster: follows the value, tells how fresh it is, and sets it. */
@NullMarked
package dev.onevalue.client;

import org.jspecify.annotations.NullMarked;
