/** What those ask who run the node: probes and metrics. */
@NullMarked
package dev.onevalue.node.http.health;

import org.jspecify.annotations.NullMarked;
