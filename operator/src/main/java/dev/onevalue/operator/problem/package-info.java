/** What keeps a cluster from becoming as it is asked for, found out and put into words. */
@NullMarked
package dev.onevalue.operator.problem;

import org.jspecify.annotations.NullMarked;
