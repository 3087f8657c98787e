/** The Pod of a member as it should be. */
@NullMarked
package dev.onevalue.operator.dependent.pod;

import org.jspecify.annotations.NullMarked;
