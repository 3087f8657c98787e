/** The register, its versions, and which of them are admitted: immutable values. */
@NullMarked
package dev.onevalue.node.core.register;

import org.jspecify.annotations.NullMarked;
