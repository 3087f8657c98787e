@NullMarked
package dev.onevalue.operator.certificate;

import org.jspecify.annotations.NullMarked;
