/** What a user may say of the container in which a member runs. */
@NullMarked
package dev.onevalue.api.v1alpha1.container;

import org.jspecify.annotations.NullMarked;
