/**
 * Connections: the port, what clients may hold and how long, and how their requests are received.
 */
@NullMarked
package dev.onevalue.node.http.connection;

import org.jspecify.annotations.NullMarked;
