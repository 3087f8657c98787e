package dev.onevalue.node.cluster;

import static java.util.stream.Collectors.toSet;

import dev.onevalue.node.core.membership.Contacts;
import dev.onevalue.node.core.membership.Endpoint;
import dev.onevalue.node.core.register.Register;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jgroups.Address;
import org.jgroups.Event;
import org.jgroups.View;
import org.jgroups.conf.ClassConfigurator;
import org.jgroups.protocols.PingData;
import org.jgroups.protocols.kubernetes.KUBE_PING;
import org.jgroups.protocols.kubernetes.Pod;
import org.jgroups.protocols.kubernetes.stream.StreamProvider;
import org.jgroups.protocols.kubernetes.stream.TokenStreamProvider;
import org.jgroups.util.Responses;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * KUBE_PING that tells "there is no other Pod" from "the API did not answer", which to KUBE_PING
 * are both an empty list, and that spares the API once the cluster stands: MERGE3 wants that list
 * every few seconds, on every member.
 *
 * <p>Public for JGroups, which makes it by reflection.
 */
public final class KubernetesDiscovery extends KUBE_PING implements Discovery {

  private static final Logger LOG = LoggerFactory.getLogger(KubernetesDiscovery.class);
  private static final short PROTOCOL_ID = 1100;
  private static final Duration LIST_LIFETIME = Duration.ofMinutes(1);
  private static final Duration AFTER_LOSS = Duration.ofMinutes(10);
  private static final Duration LIST_LIFETIME_ALONE = Duration.ofMillis(700);

  static {
    ClassConfigurator.addProtocol(PROTOCOL_ID, KubernetesDiscovery.class);
  }

  private volatile Runnable listener = () -> {};
  private volatile @Nullable CheckpointReader checkpoint;
  private volatile List<Pod> pods = List.of();
  private volatile long listedAt;
  private volatile boolean listed;
  private volatile boolean failureLogged;
  private volatile boolean lostOne;
  private volatile long lostAt;

  @Override
  public void init() throws Exception {
    if (masterHost != null && masterHost.contains(":") && !masterHost.startsWith("[")) {
      masterHost = "[" + masterHost + "]";
    }
    // KUBE_PING would go on without verifying whom it talks to
    if (masterProtocol.equals("https") && !Files.isReadable(Path.of(caCertFile))) {
      throw new IOException(caCertFile + ", which verifies the Kubernetes API, cannot be read");
    }
    super.init();
  }

  /** Reads what is kept in this ConfigMap, each time that it looks for others, until it is read. */
  void readCheckpoint(String configMap, Consumer<Optional<Register>> taker) {
    String url =
        "%s://%s:%d/api/%s/namespaces/%s/configmaps/%s"
            .formatted(masterProtocol, masterHost, masterPort, apiVersion, namespace, configMap);
    StreamProvider api = new TokenStreamProvider(saTokenFile, caCertFile);
    checkpoint = new CheckpointReader(new KubernetesCheckpoint(url, api), taker);
  }

  @Override
  public String asked() {
    return "Pods of %s with %s, %s".formatted(namespace, labels, listed ? pods : "not listed");
  }

  @Override
  public Optional<Contacts> contacts(Endpoint own) {
    if (!listed) {
      return Optional.empty();
    }
    Set<Endpoint> all =
        pods.stream().map(pod -> new Endpoint(pod.getIp(), own.port())).collect(toSet());
    boolean listsSelf = all.remove(own);
    return Optional.of(new Contacts(all, listsSelf, Set.of(), listedAt));
  }

  @Override
  public void onCompleted(Runnable newListener) {
    listener = newListener;
  }

  @Override
  public void findMembers(List<Address> members, boolean initial, Responses responses) {
    super.findMembers(members, initial, responses);
    if (checkpoint != null) {
      checkpoint.read();
    }
    listener.run();
  }

  @Override
  protected @Nullable List<PingData> readPingData(byte[] bytes, int offset, int length) {
    return PingDataLimit.isKept(bytes, offset, length)
        ? super.readPingData(bytes, offset, length)
        : null;
  }

  @Override
  protected List<Pod> readAll() {
    Duration lifetime = inCluster() ? LIST_LIFETIME : LIST_LIFETIME_ALONE;
    if ((!inCluster() || is_coord || hasLostOne()) && isOlderThan(lifetime)) {
      list();
    }
    return pods;
  }

  /** For a while after the view has lost members: their Pods may be gone, and then do not count. */
  private boolean hasLostOne() {
    return lostOne && System.nanoTime() - lostAt < AFTER_LOSS.toNanos();
  }

  @Override
  public Object down(Event event) {
    if (event.getType() == Event.VIEW_CHANGE) {
      View before = view;
      View after = event.arg();
      if (before != null && !after.containsMembers(before.getMembersRaw())) {
        lostAt = System.nanoTime();
        lostOne = true;
      }
    }
    return super.down(event);
  }

  private boolean inCluster() {
    return view != null && view.size() > 1;
  }

  private boolean isOlderThan(Duration lifetime) {
    return !listed || System.nanoTime() - listedAt > lifetime.toNanos();
  }

  private void list() {
    try {
      // before it is asked: who comes while the API answers is not gone
      long asked = System.nanoTime();
      pods = client.getPods(namespace, labels, dump_requests);
      listedAt = asked;
      listed = true;
      failureLogged = false;
    } catch (Exception e) {
      listed = false;
      logOnce(e);
    }
  }

  private void logOnce(Exception e) {
    if (!failureLogged) {
      failureLogged = true;
      LOG.error("the Kubernetes API does not list Pods of {} with {}", namespace, labels, e);
    }
  }
}
