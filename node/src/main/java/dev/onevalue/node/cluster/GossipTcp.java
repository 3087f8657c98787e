package dev.onevalue.node.cluster;

import dev.onevalue.node.cluster.connection.AdmittingSocketFactory;
import dev.onevalue.node.cluster.frame.Frame;
import dev.onevalue.node.cluster.frame.WireTypes;
import dev.onevalue.node.cluster.log.RareLog;
import java.io.DataInput;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jgroups.Address;
import org.jgroups.Event;
import org.jgroups.Message;
import org.jgroups.PhysicalAddress;
import org.jgroups.View;
import org.jgroups.blocks.cs.Connection;
import org.jgroups.conf.ClassConfigurator;
import org.jgroups.protocols.TCP;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * JGroups' TCP for a hostile network: it reads only what our own protocols send, never makes a
 * sender wait, and holds on to no connection that brings nothing.
 *
 * <p>Public for JGroups, which makes it by reflection.
 */
public final class GossipTcp extends TCP {

  private static final short PROTOCOL_ID = 1103;
  private static final Duration SILENCE = Duration.ofSeconds(3);
  private static final Duration GOODBYE = Duration.ofMillis(500);
  private static final long SWEEP_MILLIS = 500;

  static {
    ClassConfigurator.addProtocol(PROTOCOL_ID, GossipTcp.class);
    WireTypes.restrict();
  }

  private final RareLog rareLog = new RareLog(LoggerFactory.getLogger(GossipTcp.class));
  private final Outboxes outboxes = new Outboxes((to, frame) -> send(to, frame, 0, frame.length));
  private volatile Map<PhysicalAddress, Address> memberAt = Map.of();
  private volatile @Nullable Connections connections;
  private @Nullable AdmittingSocketFactory sockets;
  private @Nullable Future<?> sweeper;

  /** Connections are made and accepted by these; to be told before it starts. */
  void setSockets(AdmittingSocketFactory factory) {
    sockets = factory;
  }

  @Override
  public void start() throws Exception {
    setSocketFactory(Objects.requireNonNull(sockets));
    super.start();
    connections = new Connections(srv, SILENCE, peer -> memberAt.containsKey(peer));
  }

  @Override
  protected void handleConnect() throws Exception {
    super.handleConnect();
    sweeper =
        timer.scheduleWithFixedDelay(
            this::sweep, SWEEP_MILLIS, SWEEP_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  protected void handleDisconnect() {
    if (sweeper != null) {
      sweeper.cancel(false);
    }
    if (connections != null) {
      connections.sayGoodbye(GOODBYE);
    }
    super.handleDisconnect();
  }

  private void sweep() {
    if (connections != null) {
      connections.sweep();
    }
  }

  @Override
  public void sendUnicast(PhysicalAddress to, byte[] data, int offset, int length) {
    outboxes.send(to, Arrays.copyOfRange(data, offset, offset + length));
  }

  @Override
  public void receive(Address peer, DataInput in, int length) throws IOException {
    try {
      Frame frame = Frame.read(in, length);
      if (frame.multicast() || !unicastDestMismatch(frame.message().getDest())) {
        deliver(frame.message());
      }
    } catch (IllegalArgumentException e) {
      rareLog.warn("a connection was closed for what it brought", peer, e.getMessage());
      // JGroups closes for any exception; this is the one that it does not log
      throw (IOException) new EOFException("closed").initCause(e);
    }
  }

  private void deliver(Message message) {
    msg_processing_policy.process(message, message.isFlagSet(Message.Flag.OOB));
    msg_stats.received(message);
  }

  /** Who addresses an endpoint means whoever listens there, under whatever address it is known. */
  @Override
  public boolean unicastDestMismatch(Address to) {
    return !(to instanceof PhysicalAddress) && super.unicastDestMismatch(to);
  }

  @Override
  public Object down(Event event) {
    if (event.getType() == Event.VIEW_CHANGE) {
      memberAt = NodeAddress.byEndpoint(event.<View>arg().getMembers());
    }
    return super.down(event);
  }

  @Override
  public void retainAll(Collection<Address> members) {
    if (connections != null) {
      connections.forgetAllBut(members);
    }
  }

  /**
   * Suspects a member whose process has ended, at once: its last connection is closed and it did
   * not say goodbye. JGroups would also suspect one that has merely opened another connection.
   */
  @Override
  public void connectionClosed(Connection connection) {
    Address peer = connection.peerAddress();
    Address member = peer instanceof PhysicalAddress endpoint ? memberAt.get(endpoint) : null;
    if (member == null || !connected || connection.isClosedGracefully() || isOpenTo(peer)) {
      return;
    }
    num_suspect_events.increment();
    thread_pool.execute(() -> up_prot.up(new Event(Event.SUSPECT, List.of(member))));
  }

  private boolean isOpenTo(Address peer) {
    return connections != null && connections.isOpenTo(peer);
  }
}
