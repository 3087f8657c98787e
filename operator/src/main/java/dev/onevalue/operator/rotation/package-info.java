/** The way of a cluster's members to another certificate, without an outage. */
@NullMarked
package dev.onevalue.operator.rotation;

import org.jspecify.annotations.NullMarked;
