/** How members are spoken to: requests, and what may go wrong with each. */
@NullMarked
package dev.onevalue.operator.member.http;

import org.jspecify.annotations.NullMarked;
