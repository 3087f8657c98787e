package dev.onevalue.node.cluster.discovery;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import dev.onevalue.node.core.membership.Contacts;
import dev.onevalue.node.core.membership.Endpoint;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.Security;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jgroups.stack.IpAddress;

/**
 * Looks up the names of the members to join through, in the background and again and again, since
 * DNS may be slow, away, or change. A lookup that hangs keeps nobody waiting, no other lookup
 * either. Addresses that were found once are kept while a name cannot be looked up. Thread-safe.
 */
public final class SeedResolver implements AutoCloseable {

  /** Finds the addresses of a name. */
  @FunctionalInterface
  interface Lookup {
    /**
     * May block for long.
     *
     * @throws UnknownHostException if there is no answer
     */
    List<InetAddress> addresses(String host) throws UnknownHostException;
  }

  /** How soon to ask again: where nothing is known yet, and where something is. */
  record Pace(Duration unresolved, Duration resolved) {

    static final Pace DEFAULT = new Pace(Duration.ofSeconds(1), Duration.ofSeconds(30));
  }

  static {
    // else Java answers "not found" out of its memory for ten seconds
    Security.setProperty("networkaddress.cache.negative.ttl", "0");
  }

  private final Map<Seed, SeedState> states = new ConcurrentHashMap<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<Seed> seeds;
  private final IpAddress own;
  private final Lookup lookup;
  private final Pace pace;

  /** Asks the name service of the machine. */
  public SeedResolver(List<Seed> seeds, IpAddress own) {
    this(seeds, own, host -> List.of(InetAddress.getAllByName(host)), Pace.DEFAULT);
  }

  /** Looks nothing up yet, but knows literal addresses at once. */
  SeedResolver(List<Seed> seeds, IpAddress own, Lookup lookup, Pace pace) {
    this.seeds = List.copyOf(seeds);
    this.own = own;
    this.lookup = lookup;
    this.pace = pace;
    seeds.forEach(seed -> states.put(seed, initial(seed)));
  }

  private SeedState initial(Seed seed) {
    return isLiteral(seed.host())
        ? SeedState.of(seed, List.of(literal(seed.host())), own)
        : SeedState.notResolved(seed);
  }

  /** Begins to look up, and returns at once. */
  void start() {
    states.keySet().stream().filter(seed -> !isLiteral(seed.host())).forEach(this::start);
  }

  /** A platform thread: a lookup blocks in native code, and would hold a virtual one's carrier. */
  private void start(Seed seed) {
    Thread.ofPlatform().daemon().name("seed " + seed.host()).start(() -> resolveForEver(seed));
  }

  private void resolveForEver(Seed seed) {
    try {
      Duration wait;
      do {
        wait = resolve(seed) ? pace.resolved() : pace.unresolved();
      } while (!closed.await(wait.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean resolve(Seed seed) {
    try {
      SeedState found = SeedState.of(seed, lookup.addresses(seed.host()), own);
      states.put(seed, found);
      return found.status() == SeedState.Status.RESOLVED;
    } catch (UnknownHostException _) {
      return false;
    }
  }

  /** Where to look for others now. */
  Collection<IpAddress> addresses() {
    return states().stream().flatMap(state -> state.addresses().stream()).distinct().toList();
  }

  /** One for each seed, in their order. */
  Collection<SeedState> states() {
    var inOrder = new LinkedHashMap<Seed, SeedState>();
    seeds.forEach(
        seed -> inOrder.put(seed, states.getOrDefault(seed, SeedState.notResolved(seed))));
    return inOrder.values();
  }

  /** Where other nodes are to be expected, as far as it is known by now. */
  Contacts contacts() {
    Collection<SeedState> known = states();
    return new Contacts(
        addresses().stream().map(SeedResolver::endpoint).collect(toSet()),
        known.isEmpty() || known.stream().anyMatch(SeedState::listsOwn),
        known.stream().filter(SeedState::isUnreachable).map(SeedState::inWords).collect(toSet()));
  }

  private static Endpoint endpoint(IpAddress address) {
    return new Endpoint(address.getIpAddress().getHostAddress(), address.getPort());
  }

  /** For people. */
  String inWords() {
    return states().stream().map(SeedState::inWords).collect(joining(", "));
  }

  @Override
  public void close() {
    closed.countDown();
  }

  private static boolean isLiteral(String host) {
    try {
      literal(host);
      return true;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static InetAddress literal(String host) {
    return InetAddress.ofLiteral(
        host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host);
  }
}
