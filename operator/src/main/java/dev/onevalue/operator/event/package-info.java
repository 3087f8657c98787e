/** The story of a cluster, as Kubernetes events. */
@NullMarked
package dev.onevalue.operator.event;

import org.jspecify.annotations.NullMarked;
