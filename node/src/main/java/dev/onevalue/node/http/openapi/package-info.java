/** The interface's description. */
@NullMarked
package dev.onevalue.node.http.openapi;

import org.jspecify.annotations.NullMarked;
