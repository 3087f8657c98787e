package dev.onevalue.node.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onevalue.node.core.membership.Endpoint;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jgroups.Address;
import org.jgroups.JChannel;
import org.jgroups.Message;
import org.jgroups.Receiver;
import org.jgroups.View;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EndpointSenderTest {

  private Nodes nodes;

  @BeforeEach
  void none() {
    nodes = new Nodes();
  }

  @AfterEach
  void end() {
    nodes.close();
  }

  /** A connected channel, and what it has received. */
  private record Peer(JChannel channel, EndpointSender sender, Queue<Message> inbox) {

    void send(int to, String text) {
      sender.send(NodeAddress.endpoint(Nodes.endpoint(to)), text.getBytes(UTF_8));
    }

    List<String> texts() {
      return inbox.stream().map(m -> new String(m.getArray(), UTF_8)).toList();
    }

    Message last() {
      return List.copyOf(inbox).getLast();
    }
  }

  private Peer start(int number, List<Integer> seeds) throws Exception {
    return start(nodes.channel(number, seeds));
  }

  private Peer start(JChannel channel) throws Exception {
    var peer = new Peer(channel, new EndpointSender(channel), new ConcurrentLinkedQueue<>());
    channel.setReceiver(
        new Receiver() {
          @Override
          public void receive(Message message) {
            peer.inbox().add(message);
          }

          @Override
          public void viewAccepted(View view) {
            peer.sender().viewAccepted(view);
          }
        });
    nodes.connect(channel);
    return peer;
  }

  private static void assertHeard(Peer listener, String text, int fromNumber) {
    await().untilAsserted(() -> assertThat(listener.texts()).contains(text));
    Address from = listener.last().getSrc();
    assertThat(NodeAddress.node(from).name()).isEqualTo("node-" + fromNumber);
    assertThat(NodeAddress.endpoint(from)).isEqualTo(Nodes.endpoint(fromNumber));
  }

  @Test
  void nodesWithoutACommonViewReachEachOther() throws Exception {
    Peer one = start(1, List.of());
    Peer two = start(2, List.of());

    one.send(2, "hello");
    assertHeard(two, "hello", 1);
    two.send(1, "you too");
    assertHeard(one, "you too", 2);

    assertThat(one.channel().getView().size()).isEqualTo(1);
  }

  @Test
  void theNextLifeAtAnEndpointIsReached() throws Exception {
    Peer one = start(1, List.of());
    Peer two = start(2, List.of());
    one.send(2, "first");
    assertHeard(two, "first", 1);

    two.channel().close();
    Peer again = start(2, List.of());

    await()
        .untilAsserted(() -> {
          one.send(2, "second");
          assertThat(again.texts()).contains("second");
        });
    again.send(1, "back");
    assertHeard(one, "back", 2);
  }

  @Test
  void aMemberIsReachedReliably() throws Exception {
    start(1, List.of());
    Peer two = start(2, List.of(1));
    Peer three = start(3, List.of(1));
    await().untilAsserted(() -> assertThat(two.channel().getView().size()).isEqualTo(3));

    two.send(3, "member");

    assertHeard(three, "member", 2);
    assertThat(three.last().isFlagSet(Message.Flag.NO_RELIABILITY)).isFalse();
  }

  @Test
  void anEndpointThatNobodyListensAtIsNotWaitedFor() throws Exception {
    Peer one = start(1, List.of());
    long start = System.nanoTime();

    for (int i = 0; i < 1_000; i++) {
      one.sender().send(new Endpoint("192.0.2.1", Nodes.PORT), new byte[1_000]);
    }

    assertThat(System.nanoTime() - start).isLessThan(500_000_000);
  }

  @Test
  void nothingIsThrownWhileTheChannelIsClosed() throws Exception {
    Peer one = start(1, List.of());
    one.channel().close();

    one.send(2, "lost");

    assertThat(one.texts()).isEmpty();
  }
}
