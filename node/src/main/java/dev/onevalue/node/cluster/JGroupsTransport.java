package dev.onevalue.node.cluster;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.onevalue.node.core.Envelope;
import dev.onevalue.node.core.GossipMessage;
import dev.onevalue.node.core.membership.Contacts;
import dev.onevalue.node.core.membership.Endpoint;
import dev.onevalue.node.core.membership.View;
import dev.onevalue.node.runtime.NodeLoop;
import dev.onevalue.node.runtime.Traffic;
import dev.onevalue.node.runtime.Transport;
import dev.onevalue.node.wire.GossipCodec;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jgroups.Address;
import org.jgroups.BytesMessage;
import org.jgroups.JChannel;
import org.jgroups.Message;
import org.jgroups.Receiver;
import org.jgroups.stack.IpAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends and receives over a JGroups channel and tells a node of its views. Thread-safe. */
public final class JGroupsTransport implements Transport, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(JGroupsTransport.class);
  private static final int MIN_RETRY_MILLIS = 500;
  private static final int MAX_RETRY_MILLIS = 1_500;

  private final ClusterSettings settings;
  private final Traffic traffic;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Map<Endpoint, Address> addresses = Map.of();
  private volatile @Nullable JChannel channel;
  private InetAddress advertised = InetAddress.getLoopbackAddress();

  public JGroupsTransport(ClusterSettings settings, Traffic traffic) {
    this.settings = settings;
    this.traffic = traffic;
  }

  public void join(NodeLoop node) throws IOException, InterruptedException {
    advertised =
        settings.advertised() == null
            ? InetAddress.getLocalHost()
            : InetAddress.getByName(settings.advertised());
    JChannel made = new ChannelFactory(settings, advertised).channel();
    channel = made;
    made.setReceiver(new ToNode(node));
    Discovery discovery =
        made.getProtocolStack().getProtocols().stream()
            .filter(Discovery.class::isInstance)
            .map(Discovery.class::cast)
            .findAny()
            .orElseThrow();
    discovery.onCompleted(() -> {
      Set<Endpoint> others = discovery.others();
      if (others != null) {
        node.contactsChanged(new Contacts(others, discovery.listsSelf(), Set.of()));
      }
    });
    connect(made);
    if (made.getView().size() == 1 && !discovery.knowsNoOther()) {
      LOG.warn("Couldn't join cluster, starting own: no answer from {}", discovery.asked());
    }
    while (!closed.await(
            ThreadLocalRandom.current().nextInt(MIN_RETRY_MILLIS, MAX_RETRY_MILLIS),
            TimeUnit.MILLISECONDS)
        && made.getView().size() == 1
        && !discovery.knowsNoOther()) {
      connect(made);
    }
  }

  private synchronized void connect(JChannel made) throws IOException {
    if (closed.getCount() == 0) {
      return;
    }
    made.disconnect();
    try {
      made.connect(settings.clusterName());
    } catch (Exception e) {
      throw new IOException(
          "port %d of %s cannot be opened: %s"
              .formatted(settings.port(), advertised.getHostAddress(), rootCause(e)),
          e);
    }
  }

  @Override
  public void send(Envelope envelope) {
    JChannel open = channel;
    if (open == null) {
      return;
    }
    Address member = addresses.get(envelope.to());
    try {
      byte[] bytes = GossipCodec.encode(envelope.message());
      BytesMessage message =
          member != null
              ? new BytesMessage(member, bytes)
              : new BytesMessage(new IpAddress(envelope.to().host(), envelope.to().port()), bytes);
      message.setFlag(Message.Flag.OOB);
      if (member == null) {
        message.setFlag(Message.Flag.NO_RELIABILITY);
      }
      traffic.sent(envelope.message().purpose(), bytes.length);
      open.send(message);
    } catch (Exception e) {
      LOG.debug("a message to {} was not sent", envelope.to(), e);
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

    ToNode(NodeLoop node) {
      this.node = node;
    }

    @Override
    public void receive(Message message) {
      Address from = message.getSrc();
      try {
        GossipMessage decoded =
            GossipCodec.decode(message.getArray(), message.getOffset(), message.getLength());
        traffic.received(decoded.purpose(), message.getLength());
        var _ = node.received(NodeAddress.member(from), decoded);
      } catch (IllegalArgumentException e) {
        LOG.warn("a message from {} was dropped: {}", from, e.getMessage());
      }
    }

    @Override
    public void viewAccepted(org.jgroups.View view) {
      List<Address> members = view.getMembers();
      addresses =
          members.stream()
              .collect(
                  toUnmodifiableMap(
                      m -> NodeAddress.member(m).endpoint(), identity(), (_, later) -> later));
      node.viewChanged(View.of(members.stream().map(NodeAddress::member).toList()));
    }
  }
}
