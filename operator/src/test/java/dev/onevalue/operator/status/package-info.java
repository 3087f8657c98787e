@NullMarked
package dev.onevalue.operator.status;

import org.jspecify.annotations.NullMarked;
