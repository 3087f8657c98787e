/** What is answered when a request cannot be served. */
@NullMarked
package dev.onevalue.node.http.problem;

import org.jspecify.annotations.NullMarked;
