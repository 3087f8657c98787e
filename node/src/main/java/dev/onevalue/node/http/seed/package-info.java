/** The plain-text routes of the program that this one grew out of. */
@NullMarked
package dev.onevalue.node.http.seed;

import org.jspecify.annotations.NullMarked;
