package dev.onevalue.node.http.v1;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.onevalue.node.core.freshness.Peer;
import dev.onevalue.node.core.membership.Member;
import dev.onevalue.node.core.register.Register;
import dev.onevalue.node.http.age.Ages;
import dev.onevalue.node.http.resource.MediaTypes;
import dev.onevalue.node.runtime.NodeState;
import io.javalin.http.Context;
import io.javalin.http.Header;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code /v1/members}: this node first, then what it knows of each other member. */
final class MembersRoute {

  private final Supplier<NodeState> state;

  MembersRoute(Supplier<NodeState> state) {
    this.state = state;
  }

  void get(Context context) throws Exception {
    MediaTypes.requireAccepted(context.header(Header.ACCEPT), MediaTypes.JSON);
    context.header(Header.CACHE_CONTROL, "no-cache").json(members(state.get(), System.nanoTime()));
  }

  private static Members members(NodeState known, long now) {
    long generation = known.register().generation();
    return new Members(
        Stream.concat(
                Stream.of(Entry.self(known)),
                known.freshness().peers().stream().map(peer -> Entry.of(peer, generation, now)))
            .toList());
  }

  private record Members(List<Entry> members) {}

  /**
   * A member. What is not known is null.
   *
   * @param lag how many generations it is behind this node, as it said last
   * @param heardMillis since when it has been silent
   * @param ageMillis for how long this node may have missed its writes
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  private record Entry(
      String member,
      String name,
      @Nullable String address,
      boolean self,
      boolean inView,
      @Nullable Boolean informed,
      @Nullable Long value,
      @Nullable String valueText,
      @Nullable Long generation,
      @Nullable String writer,
      @Nullable Long lag,
      @Nullable Long heardMillis,
      @Nullable Long ageMillis) {

    static Entry self(NodeState known) {
      Register register = known.register();
      return new Entry(
          known.self().toString(),
          known.self().name(),
          address(known),
          true,
          true,
          known.informed(),
          register.value(),
          Long.toString(register.value()),
          register.generation(),
          RegisterBody.writer(register.version().writer()),
          0L,
          0L,
          0L);
    }

    static Entry of(Peer peer, long generation, long now) {
      Member member = peer.member();
      Peer.Heard heard = peer.heard();
      Register register = heard == null ? null : heard.register();
      return new Entry(
          member.id().toString(),
          member.id().name(),
          member.endpoint().toString(),
          false,
          peer.inView(),
          heard == null ? null : heard.informed(),
          register == null ? null : register.value(),
          register == null ? null : Long.toString(register.value()),
          register == null ? null : register.generation(),
          register == null ? null : RegisterBody.writer(register.version().writer()),
          register == null ? null : Math.max(0, generation - register.generation()),
          heard == null ? null : Ages.millis(now - heard.nanos()),
          age(peer, now));
    }

    private static @Nullable Long age(Peer peer, long now) {
      OptionalLong age = peer.ageNanos(now);
      return age.isPresent() ? Ages.millis(age.getAsLong()) : null;
    }

    private static @Nullable String address(NodeState known) {
      return known.members().stream()
          .filter(member -> member.id().equals(known.self()))
          .findAny()
          .map(member -> member.endpoint().toString())
          .orElse(null);
    }
  }
}
