@NullMarked
package dev.onevalue.operator;

import org.jspecify.annotations.NullMarked;
