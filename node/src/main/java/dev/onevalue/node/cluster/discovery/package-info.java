/** How a node finds others: from a list of seeds, or in Kubernetes from its API. */
@NullMarked
package dev.onevalue.node.cluster.discovery;

import org.jspecify.annotations.NullMarked;
