/** The value as flags of flagd, in the form that flagd reads from files and over HTTP. */
@NullMarked
package dev.onevalue.node.flagd;

import org.jspecify.annotations.NullMarked;
