@NullMarked
package dev.onevalue.node.simulation;

import org.jspecify.annotations.NullMarked;
