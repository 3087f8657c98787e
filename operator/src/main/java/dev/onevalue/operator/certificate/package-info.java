/** The certificates that the operator makes, and the Secrets that they are kept in. */
@NullMarked
package dev.onevalue.operator.certificate;

import org.jspecify.annotations.NullMarked;
