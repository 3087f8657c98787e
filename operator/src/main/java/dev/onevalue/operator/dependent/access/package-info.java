/** Who the members are to the API server, and what they may do there. */
@NullMarked
package dev.onevalue.operator.dependent.access;

import org.jspecify.annotations.NullMarked;
