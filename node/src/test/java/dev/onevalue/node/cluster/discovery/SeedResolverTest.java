package dev.onevalue.node.cluster.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onevalue.node.cluster.discovery.SeedResolver.Lookup;
import dev.onevalue.node.cluster.discovery.SeedResolver.Pace;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jgroups.stack.IpAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SeedResolverTest {

  private static final IpAddress OWN = new IpAddress(InetAddress.ofLiteral("10.0.0.5"), 7946);
  private static final Pace FAST = new Pace(Duration.ofMillis(10), Duration.ofMillis(10));
  private static final Lookup NOBODY =
      host -> {
        throw new UnknownHostException(host);
      };

  private final Map<String, List<InetAddress>> dns = new ConcurrentHashMap<>();

  private List<InetAddress> inDns(String host) throws UnknownHostException {
    List<InetAddress> found = dns.get(host);
    if (found == null) {
      throw new UnknownHostException(host);
    }
    return found;
  }

  private static SeedResolver resolver(Lookup lookup, String... hosts) {
    return new SeedResolver(
        Stream.of(hosts).map(host -> new Seed(host, 7946)).toList(), OWN, lookup, FAST);
  }

  private static List<InetAddress> addresses(String... literals) {
    return Stream.of(literals).map(InetAddress::ofLiteral).toList();
  }

  static Stream<Arguments> literals() {
    return Stream.of(
        Arguments.of("10.0.0.6", "10.0.0.6:7946 (10.0.0.6:7946)", false),
        Arguments.of("10.0.0.5", "10.0.0.5:7946 (own address)", true),
        Arguments.of("::1", "::1:7946 (other IP family than ours)", false),
        Arguments.of("[::1]", "[::1]:7946 (other IP family than ours)", false),
        Arguments.of("db", "db:7946 (not resolved)", false));
  }

  @ParameterizedTest
  @MethodSource("literals")
  void tellsWhatItKnowsBeforeItStarts(String host, String words, boolean alone) {
    try (SeedResolver resolver = resolver(NOBODY, host)) {
      assertThat(resolver.inWords()).isEqualTo(words);
      assertThat(resolver.contacts().isEmpty()).isEqualTo(alone);
    }
  }

  @Test
  void aNameIsLookedUpUntilItIsThereAndAfterwards() {
    try (SeedResolver resolver = resolver(this::inDns, "db")) {
      resolver.start();
      assertThat(resolver.addresses()).isEmpty();

      dns.put("db", addresses("10.0.0.6"));
      await().until(() -> resolver.inWords().equals("db:7946 (10.0.0.6:7946)"));

      dns.put("db", addresses("10.0.0.7", "10.0.0.5", "fd00::7"));
      await().until(() -> resolver.inWords().equals("db:7946 (10.0.0.7:7946)"));
    }
  }

  @Test
  void whatWasFoundIsKeptWhileDnsIsAway() {
    dns.put("db", addresses("10.0.0.6"));
    try (SeedResolver resolver = resolver(this::inDns, "db")) {
      resolver.start();
      await().until(() -> !resolver.addresses().isEmpty());

      dns.clear();

      await()
          .during(Duration.ofMillis(100))
          .untilAsserted(() -> assertThat(resolver.addresses()).hasSize(1));
    }
  }

  @Test
  void aLookupThatHangsDelaysNoOther() {
    dns.put("db", addresses("10.0.0.6"));
    var never = new CountDownLatch(1);
    Lookup hanging =
        host -> {
          if (host.equals("silent")) {
            awaitUninterruptibly(never);
          }
          return inDns(host);
        };
    try (SeedResolver resolver = resolver(hanging, "silent", "db")) {
      resolver.start();

      await().until(() -> !resolver.addresses().isEmpty());
      assertThat(resolver.inWords())
          .isEqualTo("silent:7946 (not resolved), db:7946 (10.0.0.6:7946)");
    } finally {
      never.countDown();
    }
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
