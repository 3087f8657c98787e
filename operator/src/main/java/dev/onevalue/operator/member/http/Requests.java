package dev.onevalue.operator.member.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * Requests to members, each with a deadline and a bounded answer, over HTTP or HTTPS. Thread-safe.
 */
public final class Requests implements AutoCloseable {
  private static final int MAX_BODY = 256 * 1024;

  private final HttpClient streams;
  private final AtomicReference<HttpClient> questions;
  private final Ports ports;
  private final Authorities authorities;
  private final Duration deadline;
  private final Function<String, Optional<String>> tokens;

  /**
   * Where members serve.
   *
   * @param plain HTTP
   * @param secure HTTPS
   */
  public record Ports(int plain, int secure) {}

  /**
   * None yet.
   *
   * @param authorities which members are spoken to over HTTPS, and whose certificates they must
   *     have
   * @param deadline how long a member may take to answer
   * @param tokens what members are shown, by the audience that they are; empty: nothing
   */
  public Requests(
      Ports ports,
      Authorities authorities,
      Duration deadline,
      Function<String, Optional<String>> tokens) {
    this.ports = ports;
    this.authorities = authorities;
    this.deadline = deadline;
    this.tokens = tokens;
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

  /** The same kind of requests, with nothing in common. */
  public Requests another() {
    return new Requests(ports, authorities, deadline, tokens);
  }

  /**
   * A request to a member.
   *
   * @param audience of the token that it is shown; empty: of none
   */
  public HttpRequest.Builder to(String address, String path, Optional<String> audience) {
    String host = address.contains(":") ? "[" + address + "]" : address;
    String server =
        authorities.isSecure(address)
            ? "https://" + host + ":" + ports.secure()
            : "http://" + host + ":" + ports.plain();
    var request = HttpRequest.newBuilder(URI.create(server + path));
    audience.flatMap(tokens).ifPresent(shown -> request.header("Authorization", "Bearer " + shown));
    return request;
  }

  /** An answer that goes on. */
  public HttpResponse<InputStream> stream(HttpRequest request) throws IOException {
    return send(streams, request, BodyHandlers.ofInputStream());
  }

  /**
   * What is answered.
   *
   * @throws RefusedException if it is no success
   */
  public String ask(HttpRequest request) throws IOException {
    HttpResponse<byte[]> answer = question(request);
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
