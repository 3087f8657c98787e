package dev.onevalue.node.cluster;

import dev.onevalue.node.core.membership.Endpoint;
import java.util.Map;
import org.jgroups.Address;
import org.jgroups.BytesMessage;
import org.jgroups.JChannel;
import org.jgroups.Message.Flag;
import org.jgroups.PhysicalAddress;
import org.jgroups.View;
import org.jgroups.stack.IpAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends to whoever listens at an endpoint: reliably to a member of the view, else once, which needs
 * no common view. So it also reaches a seed, a node behind a healed partition, or the next life of
 * one that crashed. Never blocks. Thread-safe.
 */
final class EndpointSender {

  private static final Logger LOG = LoggerFactory.getLogger(EndpointSender.class);

  private final JChannel channel;
  private volatile Map<PhysicalAddress, Address> members = Map.of();

  EndpointSender(JChannel channel) {
    this.channel = channel;
  }

  /** From now on these are the members. */
  void viewAccepted(View view) {
    members = NodeAddress.byEndpoint(view.getMembers());
  }

  /**
   * Sends soon, or never.
   *
   * @param payload must not be changed any more
   */
  void send(Endpoint to, byte[] payload) {
    try {
      channel.send(message(new IpAddress(to.host(), to.port()), payload));
    } catch (Exception e) {
      LOG.debug("a message to {} was not sent", to, e);
    }
  }

  /** OOB: gossip merges in any order, so no message needs to wait for an earlier one. */
  private BytesMessage message(IpAddress to, byte[] payload) {
    Address member = members.get(to);
    return member == null
        ? new BytesMessage(to, payload).setFlag(Flag.OOB, Flag.NO_RELIABILITY)
        : new BytesMessage(member, payload).setFlag(Flag.OOB);
  }
}
