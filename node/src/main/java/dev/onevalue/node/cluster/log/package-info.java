/** How what others cause is told: one line, and seldom. */
@NullMarked
package dev.onevalue.node.cluster.log;

import org.jspecify.annotations.NullMarked;
