/** Membership and transport by JGroups over TCP: who is there, and messages to them. */
@NullMarked
package dev.onevalue.node.cluster;

import org.jspecify.annotations.NullMarked;
