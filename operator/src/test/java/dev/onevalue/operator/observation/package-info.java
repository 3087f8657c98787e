@NullMarked
package dev.onevalue.operator.observation;

import org.jspecify.annotations.NullMarked;
