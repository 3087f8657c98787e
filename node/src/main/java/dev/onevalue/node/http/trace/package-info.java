/** Which request caused what. */
@NullMarked
package dev.onevalue.node.http.trace;

import org.jspecify.annotations.NullMarked;
