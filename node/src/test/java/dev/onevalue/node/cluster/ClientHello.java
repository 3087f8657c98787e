package dev.onevalue.node.cluster;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

/** What anyone can begin TLS with. */
final class ClientHello {

  private ClientHello() {}

  static int[] bytes() {
    try {
      var engine = SSLContext.getDefault().createSSLEngine();
      engine.setUseClientMode(true);
      var record = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
      engine.wrap(ByteBuffer.allocate(0), record);
      return IntStream.range(0, record.position()).map(i -> record.get(i) & 0xff).toArray();
    } catch (GeneralSecurityException | SSLException e) {
      throw new AssertionError(e);
    }
  }
}
