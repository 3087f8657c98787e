package dev.onevalue.node.cluster;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onevalue.node.cluster.connection.AdmittingSocketFactory;
import dev.onevalue.node.cluster.connection.Refusals;
import dev.onevalue.node.cluster.tls.TestAuthority;
import dev.onevalue.node.runtime.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.jgroups.JChannel;
import org.jgroups.ViewId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who does not prove to be a member is none, whatever it says and however often. */
class StrangersTest {

  private static final TestAuthority FOREIGN = new TestAuthority("cluster");

  private final Queue<Refused> refused = new ConcurrentLinkedQueue<>();
  private final Nodes nodes =
      new Nodes(AdmittingSocketFactory.tls(Wire.MEMBER, new Refusals(refused::add)));

  @AfterEach
  void close() {
    nodes.close();
  }

  @Test
  void aPlainNodeAForeignOneAndOneThatIsOverAreNeverInView() throws Exception {
    JChannel first = nodes.connected(1);
    nodes.joining(2, 1);
    ViewId before = first.getView().getViewId();

    List<AdmittingSocketFactory> strangers = List.of(Wire.PLAIN.sockets(), foreign(), over());
    try (var starting = Executors.newVirtualThreadPerTaskExecutor()) {
      var joining =
          List.of(3, 4, 5).stream()
              .map(n -> starting.submit(() -> nodes.joining(n, 1, strangers.get(n - 3))))
              .toList();
      for (var stranger : joining) {
        assertThat(stranger.get(30, SECONDS).getView().size()).isEqualTo(1);
      }
    }

    assertThat(refused).contains(Refused.NOT_TLS, Refused.NOT_A_MEMBER);
    assertThat(first.getView().getViewId()).isEqualTo(before);
    nodes.joining(6, 1);
    assertThat(first.getView().size()).isEqualTo(3);
  }

  /** It has the right name, and is as valid as ours, but is signed with another key. */
  private static AdmittingSocketFactory foreign() {
    var tls = TestAuthority.tls(FOREIGN.member("member"), FOREIGN);
    return AdmittingSocketFactory.tls(tls, new Refusals(_ -> {}));
  }

  /** It was a member's until a moment ago. */
  private static AdmittingSocketFactory over() {
    Instant end = Instant.now().plusSeconds(2);
    var identity = Wire.AUTHORITY.member("over", end.minusSeconds(60), end);
    var tls = TestAuthority.tls(identity, Wire.AUTHORITY);
    await().until(() -> Instant.now().isAfter(end));
    return AdmittingSocketFactory.tls(tls, new Refusals(_ -> {}));
  }
}
