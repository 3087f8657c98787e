/** Tokens of ServiceAccounts, and what RBAC lets them do. */
@NullMarked
package dev.onevalue.node.http.access.kubernetes;

import org.jspecify.annotations.NullMarked;
