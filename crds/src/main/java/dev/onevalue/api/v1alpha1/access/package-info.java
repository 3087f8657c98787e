/** Who may set the value, and who may read it. */
@NullMarked
package dev.onevalue.api.v1alpha1.access;

import org.jspecify.annotations.NullMarked;
