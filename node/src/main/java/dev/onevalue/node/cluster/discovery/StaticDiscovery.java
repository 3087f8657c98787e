package dev.onevalue.node.cluster.discovery;

import dev.onevalue.node.core.membership.Contacts;
import dev.onevalue.node.core.membership.Endpoint;
import java.util.List;
import java.util.Optional;
import org.jgroups.Address;
import org.jgroups.PhysicalAddress;
import org.jgroups.conf.ClassConfigurator;
import org.jgroups.protocols.PingData;
import org.jgroups.protocols.TCPPING;
import org.jgroups.util.Responses;
import org.jspecify.annotations.Nullable;

/**
 * TCPPING whose hosts are those that are resolved by now: itself it would look up their names
 * before anything starts, and drop those of the other IP family without a word.
 *
 * <p>Public for JGroups, which makes it by reflection.
 */
public final class StaticDiscovery extends TCPPING implements Discovery {

  private static final short PROTOCOL_ID = 1101;

  static {
    ClassConfigurator.addProtocol(PROTOCOL_ID, StaticDiscovery.class);
  }

  private volatile Runnable listener = () -> {};
  private volatile @Nullable SeedResolver seeds;

  /** Has no hosts yet. */
  public StaticDiscovery() {
    initial_hosts_set_programmatically = true;
  }

  /** From now on it asks those that this one has resolved. */
  public void setSeeds(SeedResolver resolver) {
    seeds = resolver;
  }

  @Override
  public void start() throws Exception {
    super.start();
    if (seeds != null) {
      seeds.start();
    }
  }

  @Override
  public void destroy() {
    if (seeds != null) {
      seeds.close();
    }
    super.destroy();
  }

  @Override
  public String asked() {
    return seeds == null ? "" : seeds.inWords();
  }

  @Override
  public Optional<Contacts> contacts(Endpoint own) {
    return seeds == null ? Optional.empty() : Optional.of(seeds.contacts());
  }

  @Override
  public void onCompleted(Runnable newListener) {
    listener = newListener;
  }

  @Override
  public void findMembers(List<Address> members, boolean initial, Responses responses) {
    if (seeds != null) {
      initial_hosts = List.<PhysicalAddress>copyOf(seeds.addresses());
    }
    super.findMembers(members, initial, responses);
    if (initial && initial_hosts.isEmpty()) {
      responses.done(); // no answer is waited for where nobody was asked
    }
    listener.run();
  }

  @Override
  protected @Nullable List<PingData> readPingData(byte[] bytes, int offset, int length) {
    return PingDataLimit.isKept(bytes, offset, length)
        ? super.readPingData(bytes, offset, length)
        : null;
  }
}
