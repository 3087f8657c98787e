package dev.onevalue.node.http.access.kubernetes;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A ServiceAccount, as RBAC sees it.
 *
 * @param user {@code system:serviceaccount:namespace:name}
 */
record ServiceAccount(String user, String namespace) {

  private static final Pattern SUBJECT =
      Pattern.compile("system:serviceaccount:([a-z0-9-]{1,63}):[a-z0-9.-]{1,253}");

  /** The one that is a token's subject; empty if that is something else. */
  static Optional<ServiceAccount> of(String subject) {
    Matcher matcher = SUBJECT.matcher(subject);
    return matcher.matches()
        ? Optional.of(new ServiceAccount(subject, matcher.group(1)))
        : Optional.empty();
  }

  /** The groups that every ServiceAccount of its namespace is in. */
  List<String> groups() {
    return List.of(
        "system:serviceaccounts", "system:serviceaccounts:" + namespace, "system:authenticated");
  }
}
