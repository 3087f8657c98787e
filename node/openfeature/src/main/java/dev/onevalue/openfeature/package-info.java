/** A provider of OpenFeature on the client: the value as one flag, exact in 64 bits. */
@NullMarked
package dev.onevalue.openfeature;

import org.jspecify.annotations.NullMarked;
