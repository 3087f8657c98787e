/** Requests that may be sent twice, and count once. */
@NullMarked
package dev.onevalue.node.http.idempotency;

import org.jspecify.annotations.NullMarked;
