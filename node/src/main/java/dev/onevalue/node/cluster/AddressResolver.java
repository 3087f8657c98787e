package dev.onevalue.node.cluster;

import java.util.List;
import org.jgroups.Address;
import org.jgroups.Event;
import org.jgroups.PhysicalAddress;
import org.jgroups.conf.ClassConfigurator;
import org.jgroups.protocols.PingData;
import org.jgroups.stack.Protocol;
import org.jgroups.util.Responses;
import org.jgroups.util.Tuple;

/**
 * Answers the transport, which asks where a member listens, out of the member's address itself.
 * Discovery knows only the nodes that it was told of: with one seed for all, two members that
 * joined through it could not reach each other.
 *
 * <p>Public for JGroups, which makes it by reflection.
 */
public final class AddressResolver extends Protocol {

  private static final short PROTOCOL_ID = 1102;

  static {
    ClassConfigurator.addProtocol(PROTOCOL_ID, AddressResolver.class);
  }

  @Override
  public Object up(Event event) {
    return event.getType() == Event.FIND_MBRS ? resolve(event.getArg()) : up_prot.up(event);
  }

  private Responses resolve(List<Address> members) {
    var responses = new Responses(false);
    for (Address member : members) {
      PhysicalAddress endpoint = NodeAddress.endpoint(member);
      down_prot.down(new Event(Event.ADD_PHYSICAL_ADDRESS, new Tuple<>(member, endpoint)));
      responses.addResponse(new PingData(member, true, null, endpoint), false);
    }
    return responses;
  }
}
