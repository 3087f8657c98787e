/** What a user of OneValueCluster sees on a real cluster, in the terms of kubectl. */
@NullMarked
package dev.onevalue.e2e;

import org.jspecify.annotations.NullMarked;
