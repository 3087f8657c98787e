package dev.onevalue.node.cluster;

import dev.onevalue.node.cluster.connection.AdmittingSocketFactory;
import dev.onevalue.node.cluster.connection.Refusals;
import dev.onevalue.node.cluster.discovery.Discovery;
import dev.onevalue.node.cluster.discovery.KubernetesDiscovery;
import dev.onevalue.node.cluster.log.RareLog;
import dev.onevalue.node.cluster.tls.MemberTls;
import dev.onevalue.node.core.Envelope;
import dev.onevalue.node.core.GossipMessage;
import dev.onevalue.node.core.membership.Contacts;
import dev.onevalue.node.core.membership.Endpoint;
import dev.onevalue.node.runtime.NodeLoop;
import dev.onevalue.node.runtime.Traffic;
import dev.onevalue.node.runtime.Transport;
import dev.onevalue.node.wire.GossipCodec;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jgroups.JChannel;
import org.jgroups.Message;
import org.jgroups.Receiver;
import org.jgroups.View;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends and receives over a JGroups channel and tells a node of its views. Thread-safe. */
public final class JGroupsTransport implements Transport, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(JGroupsTransport.class);
  private static final int MIN_RETRY_MILLIS = 500;
  private static final int MAX_RETRY_MILLIS = 1_500;

  private final RareLog rareLog = new RareLog(LOG);
  private final ClusterSettings settings;
  private final Traffic traffic;
  private final AdmittingSocketFactory sockets;
  private final CountDownLatch closed = new CountDownLatch(1);
  private @Nullable JChannel channel;
  private volatile @Nullable EndpointSender sender;

  /**
   * Looks nothing up, and opens nothing: what is to be sent before it joins is dropped.
   *
   * @param tls what members know each other by; null: whoever speaks their protocol is one
   */
  public JGroupsTransport(ClusterSettings settings, Traffic traffic, @Nullable MemberTls tls) {
    this.settings = settings;
    this.traffic = traffic;
    var refusals = new Refusals(traffic::refused);
    this.sockets =
        tls == null
            ? AdmittingSocketFactory.plain(refusals)
            : AdmittingSocketFactory.tls(tls, refusals);
  }

  /**
   * Joins the cluster: tries until another node has answered, or it is certain that there is none.
   * Between two tries the node is there for others to join.
   *
   * @param node is told of messages, members and contacts from now on
   * @throws IOException if the port cannot be opened, or the settings cannot work on this machine
   * @throws InterruptedException if the thread was asked to stop waiting
   */
  public void join(NodeLoop node) throws IOException, InterruptedException {
    Optional<InetAddress> advertised = new OwnAddress(settings.advertised()).find(closed);
    if (advertised.isPresent()) {
      join(node, advertised.get());
    }
  }

  private void join(NodeLoop node, InetAddress advertised)
      throws IOException, InterruptedException {
    var own = new Endpoint(advertised.getHostAddress(), settings.port());
    JChannel made = new ChannelFactory(settings, advertised, sockets).channel();
    Discovery discovery = discovery(made);
    if (settings.checkpoint() != null && discovery instanceof KubernetesDiscovery kubernetes) {
      kubernetes.readCheckpoint(settings.checkpoint(), node::checkpointRead);
    }
    var toSend = new EndpointSender(made);
    made.setReceiver(new ToNode(node, toSend));
    discovery.onCompleted(() -> discovery.contacts(own).ifPresent(node::contactsChanged));
    sender = toSend;
    connect(made, own);
    if (isWithoutOthers(made, discovery, own)) {
      LOG.warn(
          "Couldn't join cluster yet (reads are answered, writes refused): no answer from {}",
          discovery.asked());
    }
    while (!closedWithin(ThreadLocalRandom.current().nextInt(MIN_RETRY_MILLIS, MAX_RETRY_MILLIS))
        && isWithoutOthers(made, discovery, own)) {
      connect(made, own);
    }
  }

  private static Discovery discovery(JChannel channel) {
    return channel.getProtocolStack().getProtocols().stream()
        .filter(Discovery.class::isInstance)
        .map(Discovery.class::cast)
        .findAny()
        .orElseThrow();
  }

  /**
   * Leaves a view of this node alone, and looks for another one. Not while, nor after, it closes.
   */
  private synchronized void connect(JChannel made, Endpoint own) throws IOException {
    if (closed.getCount() == 0) {
      return;
    }
    channel = made;
    made.disconnect();
    try {
      made.connect(settings.clusterName());
    } catch (Exception e) {
      throw new IOException("cluster port %s cannot be opened: %s".formatted(own, rootCause(e)), e);
    }
  }

  private static boolean isWithoutOthers(JChannel made, Discovery discovery, Endpoint own) {
    View view = made.getView();
    boolean singleton = view != null && view.size() == 1;
    return singleton && !discovery.contacts(own).map(Contacts::isEmpty).orElse(false);
  }

  private boolean closedWithin(long millis) throws InterruptedException {
    return closed.await(millis, TimeUnit.MILLISECONDS);
  }

  @Override
  public void send(Envelope envelope) {
    EndpointSender present = sender;
    if (present != null) {
      byte[] bytes = GossipCodec.encode(envelope.message());
      traffic.sent(envelope.message().purpose(), bytes.length);
      present.send(envelope.to(), bytes);
    }
  }

  /** Says goodbye and leaves. */
  @Override
  public void close() {
    closed.countDown();
    synchronized (this) {
      if (channel != null) {
        channel.close();
      }
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
    private final EndpointSender sender;

    ToNode(NodeLoop node, EndpointSender sender) {
      this.node = node;
      this.sender = sender;
    }

    @Override
    public void receive(Message message) {
      try {
        GossipMessage received =
            GossipCodec.decode(message.getArray(), message.getOffset(), message.getLength());
        traffic.received(received.purpose(), message.getLength());
        if (!node.received(NodeAddress.member(message.getSrc()), received)) {
          rareLog.warn("a message was dropped, too many wait", message.getSrc());
        }
      } catch (IllegalArgumentException e) {
        rareLog.warn("a message was dropped", message.getSrc(), e.getMessage());
      }
    }

    @Override
    public void viewAccepted(View view) {
      traffic.viewChanged();
      sender.viewAccepted(view);
      node.viewChanged(NodeAddress.view(view));
    }
  }
}
