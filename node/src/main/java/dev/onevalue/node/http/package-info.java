/** The node's REST interface, served by Javalin. */
@NullMarked
package dev.onevalue.node.http;

import org.jspecify.annotations.NullMarked;
