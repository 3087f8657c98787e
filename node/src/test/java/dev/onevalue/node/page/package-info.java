/** The page of real nodes in a real browser. */
@NullMarked
package dev.onevalue.node.page;

import org.jspecify.annotations.NullMarked;
