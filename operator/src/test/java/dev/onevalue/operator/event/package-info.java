@NullMarked
package dev.onevalue.operator.event;

import org.jspecify.annotations.NullMarked;
