@NullMarked
package dev.onevalue.operator.apiserver;

import org.jspecify.annotations.NullMarked;
