package dev.onevalue.operator.member;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Speaks to members over HTTP, by the IP address of their Pods. Every call blocks, at most until
 * its deadline, and throws an {@link IOException} if the member does not answer properly by then; a
 * {@link RefusedException} if it refuses. An answer of more than {@value #MAX_BODY} bytes is not
 * proper. Thread-safe.
 */
public final class MemberClient implements AutoCloseable {
  private static final int MAX_BODY = 256 * 1024;
  private static final int HTTPS_PORT = 8443;

  private final HttpClient streams;
  private final AtomicReference<HttpClient> questions;
  private final int port;
  private final int securePort;
  private final Authorities authorities;
  private final Duration deadline;
  private final Supplier<Optional<String>> token;

  /**
   * A client of any members that serve at this port.
   *
   * @param port where members serve HTTP
   * @param deadline how long a member may take to answer
   * @param token what members are shown with each request; empty: nothing
   */
  public MemberClient(int port, Duration deadline, Supplier<Optional<String>> token) {
    this(port, HTTPS_PORT, new Authorities(), deadline, token);
  }

  /**
   * The same, that speaks to some over HTTPS, at this other port.
   *
   * @param authorities which, and whose certificates they must have
   */
  public MemberClient(
      int port,
      int securePort,
      Authorities authorities,
      Duration deadline,
      Supplier<Optional<String>> token) {
    this.port = port;
    this.securePort = securePort;
    this.authorities = authorities;
    this.deadline = deadline;
    this.token = token;
    this.streams = newClient();
    this.questions = new AtomicReference<>(newClient());
  }

  private HttpClient newClient() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(deadline)
        .sslContext(authorities.context())
        .executor(Executors.newVirtualThreadPerTaskExecutor())
        .build();
  }

  /** Which members are spoken to over HTTPS. */
  public Authorities authorities() {
    return authorities;
  }

  /**
   * Another such client, with nothing in common. The JDK's client leaves the connection open to
   * whoever does not speak HTTP, until it is closed itself: this one is for a single attempt.
   */
  public MemberClient another() {
    return new MemberClient(port, securePort, authorities, deadline, token);
  }

  /** Its changes from now on, the present register first, and a heartbeat in between. */
  public EventStream watch(String address, Duration heartbeat) throws IOException {
    HttpRequest request =
        to(address, "/v1/watch?heartbeat=" + heartbeat.toMillis() + "ms")
            .header("Accept", "text/event-stream")
            .build();
    HttpResponse<InputStream> answer = send(streams, request, BodyHandlers.ofInputStream());
    if (answer.statusCode() != 200) {
      answer.body().close();
      throw notWatched(address, answer.statusCode());
    }
    return new EventStream(answer.body());
  }

  /** Why it may not be watched is said to any reader, and that has an end and a deadline. */
  private IOException notWatched(String address, int status) throws IOException {
    if (RefusedException.isOfAccess(status)) {
      ask(to(address, "/v1/value"));
    }
    return new ImproperAnswerException("status " + status);
  }

  /**
   * Sets a value.
   *
   * @param key the same for the same wish: a member fulfils it once a minute
   * @return the register that came of it
   */
  public Register set(String address, long value, String key) throws IOException {
    return Json.read(
        ask(
            to(address, "/v1/value")
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"value\":" + value + "}"))),
        Register.class);
  }

  /** The register that it holds, in full. */
  public Checkpoint checkpoint(String address) throws IOException {
    return Checkpoint.parse(ask(to(address, "/v1/checkpoint")));
  }

  /** Gives it a register, which it takes over if it is newer than its own. */
  public void give(String address, Checkpoint checkpoint) throws IOException {
    ask(
        to(address, "/v1/checkpoint")
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(checkpoint.json())));
  }

  /** The last changes that it saw. */
  public List<Change> history(String address) throws IOException {
    return Json.read(ask(to(address, "/v1/history")), History.class).changes();
  }

  /** The members that it knows, itself among them. */
  public List<Peer> members(String address) throws IOException {
    return Json.read(ask(to(address, "/v1/members")), Peers.class).members();
  }

  /** What it shows to other members, and whom it believes. */
  public MemberTls tls(String address) throws IOException {
    return Json.read(ask(to(address, "/v1/tls")), MemberTls.class);
  }

  private record History(@JsonProperty(required = true) List<Change> changes) {}

  private record Peers(@JsonProperty(required = true) List<Peer> members) {}

  private String ask(HttpRequest.Builder request) throws IOException {
    HttpResponse<byte[]> answer = question(request.build());
    String body = new String(answer.body(), StandardCharsets.UTF_8);
    if (answer.statusCode() / 100 != 2) {
      throw RefusedException.of(answer.statusCode(), body);
    }
    return body;
  }

  /** Connections that are left open are closed with all others; who waits for one asks again. */
  private HttpResponse<byte[]> question(HttpRequest request) throws IOException {
    HttpClient client = questions.get();
    try {
      return send(client, request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_BODY));
    } catch (ImproperAnswerException e) {
      HttpClient fresh = newClient();
      (questions.compareAndSet(client, fresh) ? client : fresh).shutdownNow();
      throw e;
    }
  }

  private HttpRequest.Builder to(String address, String path) {
    String host = address.contains(":") ? "[" + address + "]" : address;
    String server =
        authorities.isSecure(address)
            ? "https://" + host + ":" + securePort
            : "http://" + host + ":" + port;
    var request = HttpRequest.newBuilder(URI.create(server + path));
    token.get().ifPresent(shown -> request.header("Authorization", "Bearer " + shown));
    return request;
  }

  private <T> HttpResponse<T> send(HttpClient client, HttpRequest request, BodyHandler<T> body)
      throws IOException {
    CompletableFuture<HttpResponse<T>> answer = client.sendAsync(request, body);
    try {
      return answer.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ProtocolException protocol) {
        throw new ImproperAnswerException(String.valueOf(protocol.getMessage()));
      }
      throw new IOException(String.valueOf(e.getCause()), e);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new IOException("no answer within " + deadline.toMillis() + " ms", e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** Ends what is under way. */
  @Override
  public void close() {
    streams.shutdownNow();
    questions.get().shutdownNow();
  }
}
