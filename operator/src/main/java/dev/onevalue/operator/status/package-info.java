/**
 * The status of a cluster as a pure function of what was observed: no I/O, no client, no thread.
 */
@NullMarked
package dev.onevalue.operator.status;

import org.jspecify.annotations.NullMarked;
