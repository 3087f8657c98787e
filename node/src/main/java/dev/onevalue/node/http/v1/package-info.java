/** The JSON interface under {@code /v1}. */
@NullMarked
package dev.onevalue.node.http.v1;

import org.jspecify.annotations.NullMarked;
