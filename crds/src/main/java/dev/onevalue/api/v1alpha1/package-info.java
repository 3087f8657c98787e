/**
 * The Kubernetes resource {@code onevalue.dev/v1alpha1 OneValueCluster}, as its users write and
 * read it.
 */
@NullMarked
package dev.onevalue.api.v1alpha1;

import org.jspecify.annotations.NullMarked;
