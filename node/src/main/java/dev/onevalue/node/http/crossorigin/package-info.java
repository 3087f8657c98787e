/** What other sites' pages may not do through a browser. */
@NullMarked
package dev.onevalue.node.http.crossorigin;

import org.jspecify.annotations.NullMarked;
