/** The NetworkPolicy, and whom it lets in. */
@NullMarked
package dev.onevalue.operator.dependent.network;

import org.jspecify.annotations.NullMarked;
