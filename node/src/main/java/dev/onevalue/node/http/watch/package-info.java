/** Streams of changes, of which thousands cost little. */
@NullMarked
package dev.onevalue.node.http.watch;

import org.jspecify.annotations.NullMarked;
