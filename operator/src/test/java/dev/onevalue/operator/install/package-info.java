/** What {@code deploy/} installs: the chart, and what is rendered from it. */
@NullMarked
package dev.onevalue.operator.install;

import org.jspecify.annotations.NullMarked;
