package dev.onevalue.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.onevalue.client.wire.Json;
import dev.onevalue.client.wire.Message;
import dev.onevalue.client.wire.Message.Changed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sets the value through a member; through the next one only if the first wrote nothing. */
final class Writes {

  private static final int MAX_ANSWER = 64 * 1024;

  private final Options options;
  private final Members members;
  private final Http http;
  private final Knowledge knowledge;

  Writes(Options options, Members members, Http http, Knowledge knowledge) {
    this.options = options;
    this.members = members;
    this.http = http;
    this.knowledge = knowledge;
  }

  /**
   * What must hold for a write to happen.
   *
   * @param query of the request, empty for none
   * @param ifMatch the header, null for none
   */
  record Condition(String query, @Nullable String ifMatch) {

    static final Condition NONE = new Condition("", null);

    static Condition generation(long generation) {
      return new Condition("?ifGeneration=" + generation, null);
    }

    static Condition register(Register register) {
      return new Condition("", '"' + register.entityTag() + '"');
    }
  }

  /** The register after the write; null if the condition did not hold. */
  @Nullable Register write(@Nullable URI followed, long value, Condition condition)
      throws IOException, InterruptedException {
    IOException failure = new IOException("no member was asked");
    for (URI member : candidates(followed)) {
      try {
        return written(ask(request(member, value, condition)));
      } catch (ConnectException | HttpConnectTimeoutException e) {
        failure = e;
      } catch (UncheckedIOException e) {
        throw e.getCause();
      } catch (WriteRefusedException e) {
        failure = e;
        if (e.status() != 503) {
          break;
        }
      }
    }
    throw failure;
  }

  /** The one that is followed comes first: what it takes is heard of soonest. */
  private List<URI> candidates(@Nullable URI followed) throws InterruptedException {
    List<URI> all = members.shuffled(followed);
    return followed != null && all.contains(followed) ? all.reversed() : all;
  }

  private HttpRequest request(URI member, long value, Condition condition) {
    HttpRequest.Builder request =
        http.request(member, "/v1/value" + condition.query())
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .PUT(BodyPublishers.ofString("{\"valueText\":\"%d\"}".formatted(value)));
    String ifMatch = condition.ifMatch();
    return (ifMatch == null ? request : request.header("If-Match", ifMatch)).build();
  }

  /** A second time if the connection broke: the member knows the request by its key. */
  private HttpResponse<String> ask(HttpRequest request) throws IOException, InterruptedException {
    var body = BodyHandlers.limiting(BodyHandlers.ofString(UTF_8), MAX_ANSWER);
    try {
      return http.send(request, body, options.write());
    } catch (ConnectException | HttpTimeoutException e) {
      throw e;
    } catch (IOException _) {
      return http.send(request, body, options.write());
    }
  }

  private @Nullable Register written(HttpResponse<String> response) throws IOException {
    try {
      return switch (response.statusCode()) {
        case 200, 202 -> learn(response.body());
        case 412 -> {
          learn(response.body());
          yield null;
        }
        default -> throw new WriteRefusedException(response.statusCode(), reason(response));
      };
    } catch (IllegalArgumentException e) {
      throw new IOException("the answer cannot be read: " + e.getMessage(), e);
    }
  }

  private Register learn(String body) {
    Changed changed = Message.changed(Json.object(body));
    var register =
        new Register(changed.value(), changed.generation(), changed.writer(), Instant.now());
    knowledge.learn(register);
    return register;
  }

  private static String reason(HttpResponse<String> response) {
    int status = response.statusCode();
    try {
      return "%d: %s".formatted(status, Json.object(response.body()).get("detail"));
    } catch (IllegalArgumentException _) {
      return "the member answers %d".formatted(status);
    }
  }
}
