@NullMarked
package dev.onevalue.client.wire;

import org.jspecify.annotations.NullMarked;
