/** The Kubernetes objects of a cluster as they should be: one class for each of them. */
@NullMarked
package dev.onevalue.operator.dependent;

import org.jspecify.annotations.NullMarked;
