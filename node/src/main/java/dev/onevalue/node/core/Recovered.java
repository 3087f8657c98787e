package dev.onevalue.node.core;

import dev.onevalue.node.core.membership.Endpoint;
import dev.onevalue.node.core.membership.Member;
import dev.onevalue.node.core.register.Register;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a node's disk held at its start.
 *
 * @param register null if it held none
 * @param members who the other members were
 */
public record Recovered(@Nullable Register register, List<Member> members) {

  /** There is no disk, or nothing on it. */
  public static final Recovered NOTHING = new Recovered(null, List.of());

  public Recovered {
    members = List.copyOf(members);
  }

  Set<Endpoint> endpoints() {
    return members.stream().map(Member::endpoint).collect(Collectors.toSet());
  }
}
