package dev.onevalue.node.http.connection;

import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.IdleTimeout;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.jspecify.annotations.Nullable;

/**
 * A client's connection, which knows whether it is in an exchange: from the first byte of a request
 * (for the first request, from the connection's start) to the last byte of its answer.
 */
final class ClientConnection extends HttpConnection {

  private static final long NEVER = 0;

  private final ClientConnections all;
  private volatile boolean waiting;
  private @Nullable String target;
  private long exchangeSeen = System.nanoTime();
  private long answersSeen;

  ClientConnection(
      HttpConfiguration configuration,
      Connector connector,
      EndPoint endPoint,
      ClientConnections all) {
    super(configuration, connector, endPoint);
    this.all = all;
  }

  /** The target of the request under way; empty before it is received. */
  String target() {
    return Objects.requireNonNullElse(target, "");
  }

  /**
   * What this tells other threads than the connection's may be a moment old. It is read off the
   * parser, since a flag of ours would be set late, and stay wrong, where a thread that has handed
   * the connection on is slow.
   */
  boolean inExchange() {
    return getMessagesOut() == 0 || !getParser().isStart();
  }

  /** Milliseconds since the last byte came or went. */
  long silentMillis() {
    return BareEndPoint.of(getEndPoint()) instanceof IdleTimeout bare ? bare.getIdleFor() : 0;
  }

  /**
   * Nanoseconds that the exchange under way has taken, as far as earlier calls saw; 0 if there is
   * none. To be called by one thread, again and again.
   */
  long exchangeNanos(long now) {
    long answers = getMessagesOut();
    if (waiting || !inExchange() || answers != answersSeen) {
      answersSeen = answers;
      exchangeSeen = now;
    }
    return now - exchangeSeen;
  }

  /** The request under way waits on purpose: whether it may. */
  boolean startWaiting() {
    if (!all.startWaiting(this)) {
      return false;
    }
    waiting = true;
    getEndPoint().setIdleTimeout(NEVER);
    return true;
  }

  /** It waits no longer. */
  void stopWaiting() {
    getEndPoint().setIdleTimeout(getConnector().getIdleTimeout());
    waiting = false;
    all.stopWaiting(this);
  }

  /** Closes it at once, whatever it does. */
  void cut(String why) {
    if (inExchange()) {
      Unsent.dropAtClose(getEndPoint());
    }
    getEndPoint().close(new TimeoutException(why));
  }

  @Override
  protected RequestHandler newRequestHandler() {
    return new TargetKeeper();
  }

  private final class TargetKeeper extends RequestHandler {

    @Override
    public void messageBegin() {
      target = null;
      super.messageBegin();
    }

    @Override
    public void startRequest(String method, String sent, HttpVersion version) {
      target = sent;
      super.startRequest(method, RequestTarget.readable(sent), version);
    }
  }
}
