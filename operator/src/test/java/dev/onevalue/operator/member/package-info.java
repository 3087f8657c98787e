@NullMarked
package dev.onevalue.operator.member;

import org.jspecify.annotations.NullMarked;
