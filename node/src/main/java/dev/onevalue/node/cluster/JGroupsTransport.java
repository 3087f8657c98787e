package dev.onevalue.node.cluster;

import dev.onevalue.node.core.Envelope;
import dev.onevalue.node.core.NodeId;
import dev.onevalue.node.runtime.NodeLoop;
import dev.onevalue.node.runtime.Transport;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jgroups.Address;
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
  private static final int MIN_RETRY_MILLIS = 500;
  private static final int MAX_RETRY_MILLIS = 1_500;

  private final RareLog rareLog = new RareLog(LOG);
  private final ClusterSettings settings;
  private final JChannel channel;
  private final Discovery discovery;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Map<NodeId, Address> addresses = Map.of();

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

  private static Discovery discovery(JChannel channel) {
    return channel.getProtocolStack().getProtocols().stream()
        .filter(Discovery.class::isInstance)
        .map(Discovery.class::cast)
        .findAny()
        .orElseThrow();
  }

  /**
   * Joins the cluster: tries until another node has answered, or it is certain that there is none.
   * Between two tries the node is there for others to join.
   *
   * @param node is told of messages and members from now on
   * @throws IOException if the port cannot be opened
   * @throws InterruptedException if the thread was asked to stop waiting
   */
  public void join(NodeLoop node) throws IOException, InterruptedException {
    channel.setReceiver(new ToNode(node));
    discovery.onCompleted(() -> tellIfAlone(node));
    connect();
    if (isWithoutOthers()) {
      LOG.warn("Couldn't join cluster, starting own: no answer from {}", discovery.asked());
    }
    while (!closedWithin(ThreadLocalRandom.current().nextInt(MIN_RETRY_MILLIS, MAX_RETRY_MILLIS))
        && isWithoutOthers()) {
      connect();
    }
  }

  /**
   * Leaves a view of this node alone, and looks for another one. Not while, nor after, it closes.
   */
  private synchronized void connect() throws IOException {
    if (closed.getCount() == 0) {
      return;
    }
    channel.disconnect();
    try {
      channel.connect(settings.clusterName());
    } catch (Exception e) {
      throw new IOException(
          "port %d of %s cannot be opened: %s"
              .formatted(settings.port(), settings.advertised().getHostAddress(), rootCause(e)),
          e);
    }
  }

  private boolean isWithoutOthers() {
    return isSingleton() && !discovery.knowsNoOther();
  }

  private boolean isSingleton() {
    View view = channel.getView();
    return view != null && view.size() == 1;
  }

  private boolean closedWithin(long millis) throws InterruptedException {
    return closed.await(millis, TimeUnit.MILLISECONDS);
  }

  @Override
  public void send(Envelope envelope) {
    Address address = addresses.get(envelope.to());
    if (address == null) {
      return;
    }
    try {
      // OOB: registers merge in any order, so no message needs to wait for an earlier one
      channel.send(
          new BytesMessage(address, GossipCodec.encode(envelope.message()))
              .setFlag(Message.Flag.OOB));
    } catch (Exception e) {
      LOG.debug("a message to {} was not sent", envelope.to(), e);
    }
  }

  /** Says goodbye and leaves. */
  @Override
  public void close() {
    closed.countDown();
    synchronized (this) {
      channel.close();
    }
  }

  private void tellIfAlone(NodeLoop node) {
    if (isSingleton() && discovery.knowsNoOther()) {
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
      Address from = message.getSrc();
      try {
        node.received(
            NodeAddress.node(from),
            GossipCodec.decode(message.getArray(), message.getOffset(), message.getLength()));
      } catch (IllegalArgumentException e) {
        rareLog.warn("a message was dropped", from, e.getMessage());
      }
    }

    @Override
    public void viewAccepted(View view) {
      addresses = NodeAddress.byNode(view.getMembers());
      node.membersChanged(
          NodeAddress.madeByNodes(view.getMembers()).stream()
              .map(NodeAddress::node)
              .distinct()
              .toList());
      tellIfAlone(node);
    }
  }
}
