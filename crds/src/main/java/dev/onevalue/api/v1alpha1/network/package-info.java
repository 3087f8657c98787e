/** Who reaches the members over the network. */
@NullMarked
package dev.onevalue.api.v1alpha1.network;

import org.jspecify.annotations.NullMarked;
