package dev.onevalue.node.http.watch;

import dev.onevalue.node.core.register.Register;
import dev.onevalue.node.http.age.AgeBound;
import dev.onevalue.node.http.age.AgeFilter;
import dev.onevalue.node.http.connection.BareEndPoint;
import dev.onevalue.node.http.connection.Bodies;
import dev.onevalue.node.http.problem.ProblemException;
import dev.onevalue.node.http.v1.EntityTag;
import dev.onevalue.node.runtime.NodeState;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;

/**
 * Turns the connection of a request for a stream into that stream: neither a thread nor anything of
 * the request is kept. What it cannot serve it leaves to the routes behind, which say why.
 */
public final class StreamHandler extends Handler.Wrapper {

  /** So little of what a client does not read is kept for it: the kernel's least. */
  private static final int SEND_BUFFER_BYTES = 4 * 1024;

  private static final long NEVER = 0;

  private final Watchers watchers;
  private final Supplier<NodeState> state;

  public StreamHandler(Watchers watchers, Supplier<NodeState> state, Handler behind) {
    super(behind);
    this.watchers = watchers;
    this.state = state;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Optional<EventFormat> format = EventFormat.at(request.getHttpURI().getPath());
    return (format.isPresent() && isForStream(request) && open(format.get(), request))
        || super.handle(request, response, callback);
  }

  private static boolean isForStream(Request request) {
    return HttpMethod.GET.is(request.getMethod()) && Bodies.isWithout(request);
  }

  private boolean open(EventFormat format, Request request) throws IOException {
    Optional<WatchRequest> asked = read(request);
    if (asked.isEmpty()
        || !(request.getConnectionMetaData().getConnection() instanceof HttpConnection connection)
        || !connection.isRequestBufferEmpty()
        || !watchers.reserve(connection.getEndPoint().isSecure())) {
      return false;
    }
    open(format, asked.get(), connection.getEndPoint(), request);
    return true;
  }

  private void open(EventFormat format, WatchRequest asked, EndPoint endPoint, Request request)
      throws IOException {
    limitSendBuffer(endPoint);
    endPoint.setIdleTimeout(NEVER);
    var executor = request.getComponents().getExecutor();
    var stream = new WatchConnection(endPoint, executor, watchers, format, asked.heartbeatMillis());
    stream.hold();
    watchers.add(stream);
    endPoint.upgrade(stream);
    NodeState present = state.get();
    Register register = present.register();
    boolean known = EntityTag.idOf(register).equals(asked.lastEventId());
    stream.start(Events.start(format, present, !known), register);
  }

  private Optional<WatchRequest> read(Request request) {
    HttpFields headers = request.getHeaders();
    try {
      Fields query = Request.extractQueryParameters(request);
      Optional<Duration> bound =
          AgeBound.of(headers.get(HttpHeader.CACHE_CONTROL), query.getValue(AgeFilter.PARAMETER));
      boolean fresh =
          bound.isEmpty() || AgeBound.isMet(bound.get(), state.get(), System.nanoTime());
      return Optional.of(
              WatchRequest.of(
                  headers.get(HttpHeader.ACCEPT),
                  query.getValue(WatchRequest.HEARTBEAT),
                  headers.get(WatchRequest.LAST_EVENT_ID)))
          .filter(_ -> fresh);
    } catch (ProblemException | RuntimeException _) {
      return Optional.empty();
    }
  }

  private static void limitSendBuffer(EndPoint endPoint) throws IOException {
    Optional<SocketChannel> socket = BareEndPoint.socket(endPoint);
    if (socket.isPresent()) {
      socket.get().setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER_BYTES);
    }
  }
}
