/** Who may write, and read. */
@NullMarked
package dev.onevalue.node.http.access;

import org.jspecify.annotations.NullMarked;
