@NullMarked
package dev.onevalue.node.runtime;

import org.jspecify.annotations.NullMarked;
