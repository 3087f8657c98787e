/** The members' HTTP interface, as the operator uses it: watch, set, checkpoint, history. */
@NullMarked
package dev.onevalue.operator.member;

import org.jspecify.annotations.NullMarked;
