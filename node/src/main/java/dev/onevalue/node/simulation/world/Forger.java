package dev.onevalue.node.simulation.world;

import dev.onevalue.node.core.GossipMessage;
import dev.onevalue.node.core.GossipMessage.Exchange;
import dev.onevalue.node.core.GossipMessage.Have;
import dev.onevalue.node.core.GossipMessage.Purpose;
import dev.onevalue.node.core.Input.Received;
import dev.onevalue.node.core.membership.Endpoint;
import dev.onevalue.node.core.membership.Member;
import dev.onevalue.node.core.register.NodeId;
import dev.onevalue.node.core.register.Register;
import dev.onevalue.node.core.register.Version;
import java.util.List;

/** Claims generations to which no writes have led, as a client or as a member that nobody knows. */
final class Forger {

  private static final long HOUR_MICROS = 3_600_000_000L;

  private final Setting setting;
  private final Clients clients;
  private final Member self;
  private long value = -1;

  Forger(Setting setting, Clients clients) {
    this.setting = setting;
    this.clients = clients;
    this.self =
        new Member(new NodeId("forger", setting.dice().uuid()), new Endpoint("10.9.9.9", 9));
  }

  /** Forges a generation on this node: far ahead, near its bounds, or anything. */
  void forge(Life life) {
    long now = Clock.trueGeneration(setting.schedule());
    long generation =
        setting
            .dice()
            .pick(
                List.of(
                    Version.MAX_GENERATION,
                    setting.dice().between(0, Version.MAX_GENERATION),
                    setting.dice().between(0, now),
                    setting.dice().between(now - HOUR_MICROS / 3, now + HOUR_MICROS / 3),
                    setting.dice().between(now + HOUR_MICROS / 2, now + HOUR_MICROS * 3 / 2)));
    life.take(
        setting.dice().chance(0.5)
            ? clients.forged(generation)
            : new Received(self, message(generation)));
  }

  private GossipMessage message(long generation) {
    // a version of its own each time: whoever forges one version twice is not harmless, but caught
    var writer = new NodeId("forger", setting.dice().uuid());
    Purpose purpose =
        setting.dice().chance(0.5)
            ? new Have()
            : new Exchange(setting.dice().between(Long.MIN_VALUE, Long.MAX_VALUE - 1));
    Register told = Register.told(value--, generation);
    return new GossipMessage(
        new Register(told.value(), new Version(generation, writer), told.ancestors(), told.trace()),
        false,
        purpose);
  }
}
