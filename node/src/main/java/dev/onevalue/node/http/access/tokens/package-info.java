/** Tokens whose hashes are in a file. */
@NullMarked
package dev.onevalue.node.http.access.tokens;

import org.jspecify.annotations.NullMarked;
