package dev.onevalue.node.http.crossorigin;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The names by which a node is asked to write. An IP address in their place is always right, as is
 * {@code localhost}: nobody else can make a browser believe that a page came from there. Any other
 * name may be one whose owner lets it lead here (DNS rebinding). Immutable.
 */
public final class HostNames {

  private static final Pattern IP_LITERAL =
      Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.]+]");

  private final Set<String> names;

  /**
   * Knows these, without a port; upper and lower case are the same.
   *
   * @param names of this node
   */
  public HostNames(Collection<String> names) {
    this.names =
        Stream.concat(Stream.of("localhost"), names.stream())
            .map(HostNames::plain)
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Whether a request that says this was meant for this node.
   *
   * @param authority a host, with or without a port; a request without any, which no browser sends,
   *     is taken
   */
  public boolean include(@Nullable String authority) {
    if (authority == null || authority.isEmpty()) {
      return true;
    }
    String host = plain(withoutPort(authority));
    return names.contains(host) || IP_LITERAL.matcher(host).matches();
  }

  private static String withoutPort(String authority) {
    int colon = authority.lastIndexOf(':');
    return colon > authority.lastIndexOf(']') ? authority.substring(0, colon) : authority;
  }

  /** A final dot, which makes a name absolute, makes no other one of it. */
  private static String plain(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }
}
