/** Certificates: of the members among themselves, and towards their clients. */
@NullMarked
package dev.onevalue.api.v1alpha1.tls;

import org.jspecify.annotations.NullMarked;
