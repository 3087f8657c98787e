import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** The yardstick of all that goes over the network: one byte to another thread, and back. */
final class Echo implements AutoCloseable {

  private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  private final Socket socket = new Socket(server.getInetAddress(), server.getLocalPort());
  private final Samples samples = new Samples();

  Echo() throws IOException {
    socket.setTcpNoDelay(true);
    Thread.ofPlatform().daemon().start(this::echo);
  }

  private void echo() {
    try (Socket accepted = server.accept()) {
      accepted.setTcpNoDelay(true);
      for (int next = accepted.getInputStream().read();
          next >= 0;
          next = accepted.getInputStream().read()) {
        accepted.getOutputStream().write(next);
      }
    } catch (IOException e) {
      // it was closed
    }
  }

  /** Measures so many round trips. */
  void measure(int times) throws IOException {
    for (int i = 0; i < times; i++) {
      long start = System.nanoTime();
      socket.getOutputStream().write(1);
      socket.getInputStream().read();
      samples.add(System.nanoTime() - start);
    }
  }

  Samples samples() {
    return samples;
  }

  @Override
  public void close() throws IOException {
    socket.close();
    server.close();
  }
}
