/** What a node tells of itself: logs, history, metrics. */
@NullMarked
package dev.onevalue.node.telemetry;

import org.jspecify.annotations.NullMarked;
