/** What secures a node, for those who rotate certificates. */
@NullMarked
package dev.onevalue.node.http.tls;

import org.jspecify.annotations.NullMarked;
