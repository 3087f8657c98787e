package dev.onevalue.node.cluster.discovery;

import dev.onevalue.node.core.membership.Contacts;
import dev.onevalue.node.core.membership.Endpoint;
import dev.onevalue.node.core.register.Register;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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

/**
 * KUBE_PING that tells "there is no other Pod" from "the API did not answer", which to KUBE_PING
 * are both an empty list, and that spares the API once the cluster stands: MERGE3 wants that list
 * every few seconds, on every member.
 *
 * <p>Public for JGroups, which makes it by reflection.
 */
public final class KubernetesDiscovery extends KUBE_PING implements Discovery {

  private static final short PROTOCOL_ID = 1100;

  static {
    ClassConfigurator.addProtocol(PROTOCOL_ID, KubernetesDiscovery.class);
  }

  private volatile Runnable listener = () -> {};
  private volatile @Nullable CheckpointReader checkpoint;
  private volatile @Nullable PodList podList;

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
    podList = new PodList(() -> client.getPods(namespace, labels, dump_requests), wanted());
  }

  private String wanted() {
    return "Pods of %s with %s".formatted(namespace, labels);
  }

  /** Reads what is kept in this ConfigMap, each time that it looks for others, until it is read. */
  public void readCheckpoint(String configMap, Consumer<Optional<Register>> taker) {
    String url =
        "%s://%s:%d/api/%s/namespaces/%s/configmaps/%s"
            .formatted(masterProtocol, masterHost, masterPort, apiVersion, namespace, configMap);
    StreamProvider api = new TokenStreamProvider(saTokenFile, caCertFile);
    checkpoint = new CheckpointReader(new KubernetesCheckpoint(url, api), taker);
  }

  @Override
  public String asked() {
    Optional<List<Pod>> known = Optional.ofNullable(podList).flatMap(PodList::known);
    return wanted() + ", " + known.map(Object::toString).orElse("not listed");
  }

  @Override
  public Optional<Contacts> contacts(Endpoint own) {
    return Optional.ofNullable(podList).flatMap(list -> list.contacts(own));
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
    boolean alone = view == null || view.size() <= 1;
    return podList == null ? List.of() : podList.read(alone, is_coord);
  }

  @Override
  public Object down(Event event) {
    if (event.getType() == Event.VIEW_CHANGE && podList != null) {
      View before = view;
      View after = event.arg();
      if (before != null && !after.containsMembers(before.getMembersRaw())) {
        podList.onLoss();
      }
    }
    return super.down(event);
  }
}
