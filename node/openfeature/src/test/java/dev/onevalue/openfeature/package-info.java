@NullMarked
package dev.onevalue.openfeature;

import org.jspecify.annotations.NullMarked;
