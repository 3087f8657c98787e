/** Just enough of a Kubernetes cluster to run the operator against, in this process. */
@NullMarked
package dev.onevalue.operator.mock;

import org.jspecify.annotations.NullMarked;
