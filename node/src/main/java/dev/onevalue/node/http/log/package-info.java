/** What clients do, made fit for the log. */
@NullMarked
package dev.onevalue.node.http.log;

import org.jspecify.annotations.NullMarked;
