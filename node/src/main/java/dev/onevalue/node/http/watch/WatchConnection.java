package dev.onevalue.node.http.watch;

import dev.onevalue.node.core.register.Register;
import dev.onevalue.node.http.connection.Unsent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * A stream: what is left of a connection once its request is answered by whatever comes. It sends
 * one thing at a time, and queues nothing: who is slow gets the newest register when the last one
 * is through. Thread-safe.
 */
final class WatchConnection extends AbstractConnection implements Callback {

  /** More than this a client does not say, of which nothing is read. */
  private static final int MOST_IGNORED_BYTES = 4 * 1024;

  private static final int IDLE = 0;

  private final Watchers watchers;
  private final EventFormat format;
  private final int heartbeatMillis;
  private final boolean secure;
  private @Nullable Register sent;
  private volatile @Nullable ByteBuffer last;
  private volatile boolean ended;
  private int ignored;

  /** Since when it sends, by {@link System#nanoTime()}; {@value #IDLE} if it does not. */
  private volatile long sendingSince;

  WatchConnection(
      EndPoint endPoint,
      Executor executor,
      Watchers watchers,
      EventFormat format,
      int heartbeatMillis) {
    super(endPoint, executor);
    this.watchers = watchers;
    this.format = format;
    this.heartbeatMillis = heartbeatMillis;
    this.secure = endPoint.isSecure();
  }

  EventFormat format() {
    return format;
  }

  boolean isSecure() {
    return secure;
  }

  int heartbeatMillis() {
    return heartbeatMillis;
  }

  /** Keeps it from sending anything before its start. */
  void hold() {
    sendingSince = now();
  }

  /** Sends what it begins with, up to this register. */
  void start(ByteBuffer start, Register register) {
    synchronized (this) {
      sent = register;
    }
    getEndPoint().write(this, start);
  }

  /** Sends this register, unless it has it; if it is busy, it asks for the newest one later. */
  void sendChange(Register register, ByteBuffer event) {
    if (begin(register)) {
      getEndPoint().write(this, event.duplicate());
    }
  }

  /** Whether it has not sent this register, nor a newer one. */
  synchronized boolean lacks(Register register) {
    return isNews(register);
  }

  /** Sends a heartbeat, unless it is busy: then it shows life enough. */
  void sendHeartbeat(ByteBuffer event) {
    if (begin(null)) {
      getEndPoint().write(this, event.duplicate());
    }
  }

  /** Ends it with this event, when what it sends is through. */
  void leave(ByteBuffer event) {
    last = event;
    if (begin(null)) {
      sendLast(event);
    }
  }

  /** Cuts it if what it sends is not taken for so long. */
  boolean cutIfStuck(long now, long patienceNanos) {
    long since = sendingSince;
    boolean stuck = since != IDLE && now - since > patienceNanos;
    if (stuck) {
      Unsent.dropAtClose(getEndPoint());
      getEndPoint().close(new TimeoutException("what was sent is not read"));
    }
    return stuck;
  }

  @Override
  public void succeeded() {
    if (ended) {
      close();
      return;
    }
    sendingSince = IDLE;
    ByteBuffer end = last;
    if (end == null) {
      watchers.catchUp(this);
    } else if (begin(null)) {
      sendLast(end);
    }
  }

  @Override
  public void failed(Throwable cause) {
    close();
  }

  @Override
  public InvocationType getInvocationType() {
    return InvocationType.NON_BLOCKING;
  }

  @Override
  public void onOpen() {
    super.onOpen();
    fillInterested();
  }

  /** The client says nothing more that counts; but it may leave. */
  @Override
  public void onFillable() {
    ByteBuffer buffer = BufferUtil.allocate(256);
    try {
      int count;
      while ((count = getEndPoint().fill(buffer)) > 0) {
        ignored += count;
        buffer.clear().limit(0);
      }
      if (count < 0 || ignored > MOST_IGNORED_BYTES) {
        close();
      } else {
        fillInterested();
      }
    } catch (IOException _) {
      close();
    }
  }

  @Override
  public void onClose(@Nullable Throwable cause) {
    watchers.remove(this);
    super.onClose(cause);
  }

  private void sendLast(ByteBuffer event) {
    ended = true;
    getEndPoint().write(this, event.duplicate());
  }

  private synchronized boolean begin(@Nullable Register register) {
    if (sendingSince != IDLE || ended || (register != null && !isNews(register))) {
      return false;
    }
    if (register != null) {
      sent = register;
    }
    sendingSince = now();
    return true;
  }

  private boolean isNews(Register register) {
    Register had = sent;
    return had == null || register.isNewerThan(had);
  }

  private static long now() {
    return System.nanoTime() | 1;
  }
}
