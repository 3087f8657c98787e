import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/** Many watch streams of one node, read by one thread, which tells when each has brought something. */
final class Streams implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Selector selector = Selector.open();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);
  private final InetSocketAddress node;
  private String wanted = "event: heartbeat";
  private Samples arrivals = new Samples();
  private long begun = System.nanoTime();

  Streams(InetSocketAddress node) throws IOException {
    this.node = node;
  }

  /** A stream, and whether what is wanted has come over it. */
  private static final class Stream {
    boolean has;
    String rest = "";
  }

  /** Opens so many, with a heartbeat a second, and waits until each has brought one. */
  void open(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      SocketChannel channel = SocketChannel.open();
      ask(channel, "1s");
      channel.configureBlocking(false).register(selector, SelectionKey.OP_READ, new Stream());
      if (i % 100 == 0) {
        read(1);
      }
    }
    await();
  }

  /** Opens one that is never read, and takes as little as can be. */
  SocketChannel openDeaf() throws IOException {
    SocketChannel channel = SocketChannel.open();
    channel.setOption(StandardSocketOptions.SO_RCVBUF, 1024);
    ask(channel, "100ms");
    return channel;
  }

  private void ask(SocketChannel channel, String heartbeat) throws IOException {
    channel.connect(node);
    String request = "GET /v1/watch?heartbeat=" + heartbeat + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    channel.write(ByteBuffer.wrap(request.getBytes(US_ASCII)));
  }

  int size() {
    return selector.keys().size();
  }

  /** From now on, this is looked for in all of them. */
  void want(String text) {
    wanted = text;
    arrivals = new Samples();
    selector.keys().forEach(key -> ((Stream) key.attachment()).has = false);
    begun = System.nanoTime();
  }

  /** Waits until all have brought what is wanted; how long each took. */
  Samples await() throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (arrivals.size() < size()) {
      if (System.nanoTime() > end) {
        throw new IOException("%s: only %d of %d".formatted(wanted, arrivals.size(), size()));
      }
      read(100);
    }
    return arrivals;
  }

  void readFor(Duration time) throws IOException {
    long end = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
      read(Math.max(1, left / 1_000_000));
    }
  }

  private void read(long millis) throws IOException {
    selector.select(this::read, millis);
  }

  private void read(SelectionKey key) {
    try {
      buffer.clear();
      if (((SocketChannel) key.channel()).read(buffer) < 0) {
        throw new IllegalStateException("a stream that reads was ended");
      }
      var stream = (Stream) key.attachment();
      if (!stream.has) {
        look(stream, stream.rest + US_ASCII.decode(buffer.flip()));
      }
    } catch (IOException e) {
      throw new IllegalStateException("a stream that reads was cut", e);
    }
  }

  private void look(Stream stream, String text) {
    stream.has = text.contains(wanted);
    stream.rest = stream.has ? "" : text.substring(Math.max(0, text.length() - wanted.length()));
    if (stream.has) {
      arrivals.add(System.nanoTime() - begun);
    }
  }

  @Override
  public void close() throws IOException {
    for (SelectionKey key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
  }
}
