/** What the operator counts, for Prometheus. */
@NullMarked
package dev.onevalue.operator.telemetry;

import org.jspecify.annotations.NullMarked;
