/** For how long a node may have missed a write of another member. */
@NullMarked
package dev.onevalue.node.core.freshness;

import org.jspecify.annotations.NullMarked;
