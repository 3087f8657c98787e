package dev.onevalue.node.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jgroups.JChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections that say nothing, or little, keep nobody from joining. */
@ParameterizedClass(name = "{0}")
@EnumSource(Wire.class)
class SilentConnectionsTest {

  private final List<RawConnection> silent = new ArrayList<>();
  private final Wire wire;
  private Nodes nodes;
  private JChannel first;

  SilentConnectionsTest(Wire wire) {
    this.wire = wire;
  }

  @BeforeEach
  void start() throws Exception {
    nodes = new Nodes(wire);
    first = nodes.connected(1);
  }

  @AfterEach
  void end() throws Exception {
    for (RawConnection connection : silent) {
      connection.close();
    }
    nodes.close();
  }

  private RawConnection connected() throws Exception {
    var connection = new RawConnection(Nodes.endpoint(1));
    silent.add(connection);
    return connection;
  }

  private RawConnection helloed() throws Exception {
    RawConnection connection = wire.connect(Nodes.endpoint(1));
    silent.add(connection);
    return connection.hello();
  }

  private void assertJoinsWithin(Duration time) throws Exception {
    long start = System.nanoTime();
    nodes.joining(2, 1);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(time);
    assertThat(first.getView().size()).isEqualTo(2);
  }

  @ParameterizedTest(name = "{0} that say nothing")
  @ValueSource(ints = {40, 2_000})
  void silentOnesDoNotDelayAJoin(int number) throws Exception {
    for (int i = 0; i < number; i++) {
      connected();
    }
    assertJoinsWithin(Duration.ofSeconds(2));
  }

  @Test
  void slowOnesDoNotDelayAJoin() throws Exception {
    for (int i = 0; i < 100; i++) {
      connected().bytes(wire.begins());
    }
    assertJoinsWithin(Duration.ofSeconds(2));
  }

  @Test
  void handshakesThatAreLeftHalfDoneDoNotDelayAJoin() throws Exception {
    for (int i = 0; i < 300; i++) {
      connected().bytes(wire.half());
    }
    assertJoinsWithin(Duration.ofSeconds(2));
  }

  @Test
  void idleOnesAfterAHelloDoNotDelayAJoin() throws Exception {
    for (int i = 0; i < 300; i++) {
      helloed();
    }
    assertJoinsWithin(Duration.ofSeconds(2));
  }

  @Test
  void aSilentOneIsCut() throws Exception {
    assertThat(connected().isCut()).isTrue();
    assertThat(connected().bytes(wire.begins()).isCut()).isTrue();
  }

  @Test
  void oneThatSpeaksSomethingElseIsCutAtOnce() throws Exception {
    RawConnection http = connected().bytes("GET / HTTP/1.1\r\n\r\n".chars().toArray());

    await().atMost(Duration.ofMillis(500)).until(http::isCut);
  }

  @Test
  void anIdleOneIsCutAfterAWhile() throws Exception {
    assertThat(helloed().isCut()).isTrue();
  }
}
