/** What a node must not forget, on its disk: {@link DiskStorage} is the way in. */
@NullMarked
package dev.onevalue.node.storage;

import org.jspecify.annotations.NullMarked;
