/**
 * What is read from the network: JSON and server-sent events. No part of the client's interface.
 */
@NullMarked
package dev.onevalue.client.wire;

import org.jspecify.annotations.NullMarked;
