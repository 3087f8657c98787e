/**
 * The value as a flag of OpenFeature, for the clients that others maintain: the OpenFeature Remote
 * Evaluation Protocol, and flagd's definitions.
 */
@NullMarked
package dev.onevalue.node.http.openfeature;

import org.jspecify.annotations.NullMarked;
