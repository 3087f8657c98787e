@NullMarked
package dev.onevalue.operator.problem;

import org.jspecify.annotations.NullMarked;
