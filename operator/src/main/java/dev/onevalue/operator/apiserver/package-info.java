/** How the operator gets along with an API server that is away, or overloaded. */
@NullMarked
package dev.onevalue.operator.apiserver;

import org.jspecify.annotations.NullMarked;
