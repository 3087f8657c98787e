package dev.onevalue.node.cluster;

import java.util.List;
import org.jgroups.Address;
import org.jgroups.Event;
import org.jgroups.conf.ClassConfigurator;
import org.jgroups.protocols.PingData;
import org.jgroups.protocols.TCPPING;
import org.jgroups.util.Responses;
import org.jspecify.annotations.Nullable;

/**
 * TCPPING that tells whether there is anyone to ask at all.
 *
 * <p>Public for JGroups, which makes it by reflection.
 */
public final class StaticDiscovery extends TCPPING implements Discovery {

  private static final short PROTOCOL_ID = 1101;

  static {
    ClassConfigurator.addProtocol(PROTOCOL_ID, StaticDiscovery.class);
  }

  private volatile Runnable listener = () -> {};

  @Override
  public String asked() {
    return initial_hosts_str;
  }

  @Override
  public boolean knowsNoOther() {
    Object own = down(new Event(Event.GET_PHYSICAL_ADDRESS, local_addr));
    return unresolved_hosts.isEmpty() && initial_hosts.stream().allMatch(host -> host.equals(own));
  }

  @Override
  public java.util.@org.jspecify.annotations.Nullable Set<
          dev.onevalue.node.core.membership.Endpoint>
      others() {
    Object own = down(new Event(Event.GET_PHYSICAL_ADDRESS, local_addr));
    return initial_hosts.stream()
        .filter(h -> !h.equals(own))
        .map(org.jgroups.stack.IpAddress.class::cast)
        .map(h ->
            new dev.onevalue.node.core.membership.Endpoint(
                h.getIpAddress().getHostAddress(), h.getPort()))
        .collect(java.util.stream.Collectors.toSet());
  }

  @Override
  public boolean listsSelf() {
    return knowsNoOther();
  }

  @Override
  public void onCompleted(Runnable newListener) {
    listener = newListener;
  }

  @Override
  public void findMembers(List<Address> members, boolean initial, Responses responses) {
    super.findMembers(members, initial, responses);
    listener.run();
  }

  @Override
  protected @Nullable List<PingData> readPingData(byte[] bytes, int offset, int length) {
    return PingDataLimit.isKept(bytes, offset, length)
        ? super.readPingData(bytes, offset, length)
        : null;
  }
}
