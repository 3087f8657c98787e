package dev.onevalue.node.cluster;

import dev.onevalue.node.core.Envelope;
import dev.onevalue.node.core.NodeId;
import dev.onevalue.node.runtime.NodeLoop;
import dev.onevalue.node.runtime.Transport;
import java.io.IOException;
import org.jgroups.BytesMessage;
import org.jgroups.JChannel;
import org.jgroups.Message;
import org.jgroups.Receiver;
import org.jgroups.View;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends and receives over a JGroups channel and tells a node of its views. Thread-safe. */
public final class JGroupsTransport implements Transport, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(JGroupsTransport.class);

  private final ClusterSettings settings;
  private final JChannel channel;
  private final Discovery discovery;

  /**
   * Does not connect yet.
   *
   * @throws IOException if the settings cannot work on this machine
   */
  public JGroupsTransport(ClusterSettings settings) throws IOException {
    this.settings = settings;
    this.channel = new ChannelFactory(settings).channel();
    this.discovery = discovery(channel);
  }

  /**
   * Joins the cluster. Returns once there is a first view, be it of this node alone: the search for
   * others goes on, as long as the node runs, beside it.
   *
   * @param node is told of messages and members from now on
   * @throws IOException if the port cannot be bound
   */
  public void join(NodeLoop node) throws IOException {
    channel.setReceiver(new ToNode(node));
    discovery.onCompleted(() -> tellIfAlone(node));
    try {
      channel.connect(settings.clusterName());
    } catch (Exception e) {
      throw new IOException(
          "port %d of %s cannot be opened: %s"
              .formatted(settings.port(), settings.advertised().getHostAddress(), rootCause(e)),
          e);
    }
    if (channel.getView().size() == 1 && !discovery.knowsNoOther()) {
      LOG.warn("Couldn't join cluster, starting own: no answer from {}", discovery.asked());
    }
  }

  @Override
  public void send(Envelope envelope) {
    // OOB: registers merge in any order, so no message needs to wait for an earlier one
    var message =
        new BytesMessage(NodeAddress.of(envelope.to()), GossipCodec.encode(envelope.message()))
            .setFlag(Message.Flag.OOB);
    try {
      channel.send(message);
    } catch (Exception e) {
      LOG.debug("a message to {} was not sent", envelope.to(), e);
    }
  }

  /** Says goodbye and leaves. */
  @Override
  public void close() {
    channel.close();
  }

  private static Discovery discovery(JChannel channel) {
    return channel.getProtocolStack().getProtocols().stream()
        .filter(Discovery.class::isInstance)
        .map(Discovery.class::cast)
        .findAny()
        .orElseThrow();
  }

  private void tellIfAlone(NodeLoop node) {
    View view = channel.getView();
    if (view != null && view.size() == 1 && discovery.knowsNoOther()) {
      node.foundAlone();
    }
  }

  private static String rootCause(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage());
  }

  private final class ToNode implements Receiver {

    private final NodeLoop node;

    ToNode(NodeLoop node) {
      this.node = node;
    }

    @Override
    public void receive(Message message) {
      NodeId from = NodeAddress.node(message.getSrc());
      try {
        node.received(
            from, GossipCodec.decode(message.getArray(), message.getOffset(), message.getLength()));
      } catch (IllegalArgumentException e) {
        LOG.warn("a message from {} was dropped: {}", from, e.getMessage());
      }
    }

    @Override
    public void viewAccepted(View view) {
      node.membersChanged(view.getMembers().stream().map(NodeAddress::node).toList());
      tellIfAlone(node);
    }
  }
}
