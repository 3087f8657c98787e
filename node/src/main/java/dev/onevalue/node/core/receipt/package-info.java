/** What a write is answered with: who holds it, or why it was not taken. */
@NullMarked
package dev.onevalue.node.core.receipt;

import org.jspecify.annotations.NullMarked;
