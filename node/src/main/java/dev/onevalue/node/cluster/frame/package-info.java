/** What of JGroups' own format is read from the network, and no more. */
@NullMarked
package dev.onevalue.node.cluster.frame;

import org.jspecify.annotations.NullMarked;
