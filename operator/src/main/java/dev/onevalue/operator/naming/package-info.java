/** What the objects of a cluster are called and how they are labelled. */
@NullMarked
package dev.onevalue.operator.naming;

import org.jspecify.annotations.NullMarked;
