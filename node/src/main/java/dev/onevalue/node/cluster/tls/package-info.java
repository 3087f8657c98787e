/** Who is a member: key, certificates, and how new ones take their place. */
@NullMarked
package dev.onevalue.node.cluster.tls;

import org.jspecify.annotations.NullMarked;
