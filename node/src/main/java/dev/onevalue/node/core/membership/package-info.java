/** Who is there, who was lost, whom to ask, and whether enough was heard to take writes. */
@NullMarked
package dev.onevalue.node.core.membership;

import org.jspecify.annotations.NullMarked;
