package dev.onevalue.node.http.connection;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Sends away those who still come to a node that leaves: each of its answers ends its connection,
 * and it goes on answering as long as anybody asks. A Kubernetes node's proxy has been seen to lead
 * new connections to a member for 27 s after that had ceased to be ready.
 */
public final class Farewell extends Handler.Wrapper {

  /** They come whether or not it leaves. */
  private static final Set<String> PROBES = Set.of("/livez", "/readyz", "/metrics");

  private volatile boolean leaving;
  private volatile long asked;

  /** From now on. */
  public void begin() {
    asked = System.nanoTime();
    leaving = true;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (leaving) {
      response.getHeaders().put(HttpFields.CONNECTION_CLOSE);
      if (!PROBES.contains(request.getHttpURI().getPath())) {
        asked = System.nanoTime();
      }
    }
    return super.handle(request, response, callback);
  }

  /** Returns when nobody has asked for so long, and after this time at the latest. */
  public void await(Duration quiet, Duration most) throws InterruptedException {
    long end = System.nanoTime() + most.toNanos();
    for (long left = 1; left > 0; ) {
      long now = System.nanoTime();
      left = Math.min(asked + quiet.toNanos() - now, end - now);
      TimeUnit.NANOSECONDS.sleep(left);
    }
  }
}
