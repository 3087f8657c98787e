/** The members that are asked for, and those that were seen. */
@NullMarked
package dev.onevalue.operator.status.member;

import org.jspecify.annotations.NullMarked;
