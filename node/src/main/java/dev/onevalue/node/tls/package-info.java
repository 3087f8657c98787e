/** Keys and certificates: the folders that have them, and how new ones take their place. */
@NullMarked
package dev.onevalue.node.tls;

import org.jspecify.annotations.NullMarked;
