package dev.onevalue.node.cluster;

import dev.onevalue.node.cluster.connection.AdmittingSocketFactory;
import dev.onevalue.node.cluster.connection.Refusals;
import dev.onevalue.node.cluster.tls.MemberTls;
import dev.onevalue.node.cluster.tls.TestAuthority;
import java.io.IOException;
import java.net.Socket;
import org.jgroups.stack.IpAddress;

/** How nodes connect, and how somebody connects who is let in. */
enum Wire {
  PLAIN {
    @Override
    AdmittingSocketFactory sockets() {
      return AdmittingSocketFactory.plain(new Refusals(_ -> {}));
    }

    @Override
    RawConnection connect(IpAddress to) throws IOException {
      return new RawConnection(to);
    }

    @Override
    int[] begins() {
      return new int[] {'b', 'e', 'l'};
    }

    @Override
    int[] half() {
      return begins();
    }
  },

  TLS {
    @Override
    AdmittingSocketFactory sockets() {
      return AdmittingSocketFactory.tls(MEMBER, new Refusals(_ -> {}));
    }

    @Override
    RawConnection connect(IpAddress to) throws IOException {
      var socket = new Socket(to.getIpAddress(), to.getPort());
      return new RawConnection(
          MEMBER.connected(socket, to.getIpAddress().getHostAddress(), to.getPort()));
    }

    // a record of 512 bytes, of which five more follow
    @Override
    int[] begins() {
      return new int[] {0x16, 3, 1, 2, 0, 1, 0, 1, 0xfc, 3};
    }

    @Override
    int[] half() {
      return ClientHello.bytes();
    }
  };

  static final TestAuthority AUTHORITY = new TestAuthority("cluster");
  static final MemberTls MEMBER = TestAuthority.tls(AUTHORITY.member("member"), AUTHORITY);

  abstract AdmittingSocketFactory sockets();

  abstract RawConnection connect(IpAddress to) throws IOException;

  /** What a handshake begins with. */
  abstract int[] begins();

  /** What the other end has work with, and then waits for more. */
  abstract int[] half();
}
