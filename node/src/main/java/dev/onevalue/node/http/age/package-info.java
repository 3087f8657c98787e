/** How old a node's knowledge may be, as its answers tell and requests bound it. */
@NullMarked
package dev.onevalue.node.http.age;

import org.jspecify.annotations.NullMarked;
