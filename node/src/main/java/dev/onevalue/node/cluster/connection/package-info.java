/** The TCP connections between members: which of them JGroups gets to see, and by what layer. */
@NullMarked
package dev.onevalue.node.cluster.connection;

import org.jspecify.annotations.NullMarked;
