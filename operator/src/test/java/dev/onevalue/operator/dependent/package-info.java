@NullMarked
package dev.onevalue.operator.dependent;

import org.jspecify.annotations.NullMarked;
