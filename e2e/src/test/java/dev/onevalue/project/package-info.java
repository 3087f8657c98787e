/** What the project promises of itself, checked against its files. */
@NullMarked
package dev.onevalue.project;

import org.jspecify.annotations.NullMarked;
