package dev.onevalue.node.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onevalue.node.cluster.connection.AdmittingSocketFactory;
import java.io.DataInput;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.jgroups.Address;
import org.jgroups.blocks.cs.Receiver;
import org.jgroups.blocks.cs.TcpServer;
import org.jgroups.util.DefaultThreadFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Members that connect to each other at the same moment. With JGroups' own TLS each holds a lock
 * for its handshake that the other one's handshake waits for, for ever.
 */
class SimultaneousConnectionsTest {

  private static final List<Integer> MEMBERS = List.of(31, 32, 33);
  private static final int ROUNDS = 30;

  private final List<TcpServer> servers = new ArrayList<>();

  @AfterEach
  void close() {
    servers.forEach(TcpServer::stop);
  }

  @Test
  void noneWaitsForAnother() throws Exception {
    for (int member : MEMBERS) {
      servers.add(server(member));
    }
    for (int round = 0; round < ROUNDS; round++) {
      servers.forEach(server -> server.clearConnections(false));
      assertThat(allToAll().await(10, TimeUnit.SECONDS)).as("round %d is done", round).isTrue();
    }
  }

  private static TcpServer server(int member) throws Exception {
    AdmittingSocketFactory sockets = Wire.TLS.sockets();
    var server =
        new TcpServer(
            new DefaultThreadFactory("test", true),
            sockets,
            Nodes.host(member),
            Nodes.PORT,
            Nodes.PORT,
            null,
            0,
            0);
    server.usePeerConnections(true).socketFactory(sockets).receiver(new Ignoring());
    server.start();
    return server;
  }

  private CountDownLatch allToAll() {
    int pairs = MEMBERS.size() * (MEMBERS.size() - 1);
    var start = new CyclicBarrier(pairs);
    var done = new CountDownLatch(pairs);
    for (int from = 0; from < MEMBERS.size(); from++) {
      for (int to : MEMBERS) {
        TcpServer server = servers.get(from);
        if (!server.localAddress().equals(Nodes.endpoint(to))) {
          Thread.startVirtualThread(() -> send(server, Nodes.endpoint(to), start, done));
        }
      }
    }
    return done;
  }

  private static void send(TcpServer from, Address to, CyclicBarrier start, CountDownLatch done) {
    try {
      start.await();
      from.send(to, new byte[8], 0, 8);
    } catch (Exception _) {
      // the other one's connection took the place of this one: it is not waited for either
    }
    done.countDown();
  }

  private static final class Ignoring implements Receiver {

    @Override
    public void receive(Address sender, byte[] bytes, int offset, int length) {}

    @Override
    public void receive(Address sender, DataInput in, int length) throws Exception {
      in.readFully(new byte[length]);
    }
  }
}
