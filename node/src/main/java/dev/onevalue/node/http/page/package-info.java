/** The page that shows the node to whoever opens it in a browser. */
@NullMarked
package dev.onevalue.node.http.page;

import org.jspecify.annotations.NullMarked;
