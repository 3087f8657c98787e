/** The Secrets of a cluster: its own, or those that its user names. */
@NullMarked
package dev.onevalue.operator.dependent.secret;

import org.jspecify.annotations.NullMarked;
