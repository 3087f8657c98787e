/** Tests against members that are HTTP servers of the JDK, and speak the contract. */
@NullMarked
package dev.onevalue.client;

import org.jspecify.annotations.NullMarked;
