package dev.onevalue.node.http.access.kubernetes.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Asks the API server, in the name of this Pod. What discovers members asks it too, but that client
 * can only GET, and has no deadline for a whole answer. Thread-safe.
 */
public final class ApiServer {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int MAX_BYTES = 256 * 1024;

  /** The second one is of the keys, which are refused to who accepts the first one alone. */
  private static final String ACCEPTED = "application/json, application/jwk-set+json";

  private final ApiSettings settings;
  private byte[] trusted = {};
  private @Nullable HttpClient client;

  /** Asks the one at this address. */
  public ApiServer(ApiSettings settings) {
    this.settings = settings;
  }

  /**
   * Reads something.
   *
   * @param deadline when to give up, by {@link System#nanoTime()}
   * @throws ApiUnavailableException if the API server does not answer in time
   * @throws IOException if it refuses to answer
   */
  public JsonNode get(String path, long deadline) throws IOException {
    return send(request(path).GET(), deadline);
  }

  /** As {@link #get}, but for something that is to be made. */
  public JsonNode post(String path, JsonNode body, long deadline) throws IOException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString())),
        deadline);
  }

  private HttpRequest.Builder request(String path) throws IOException {
    String token = Files.readString(settings.token()).strip();
    return HttpRequest.newBuilder(settings.api().resolve(path))
        .header("Accept", ACCEPTED)
        .header("Authorization", "Bearer " + token);
  }

  private JsonNode send(HttpRequest.Builder request, long deadline) throws IOException {
    CompletableFuture<HttpResponse<String>> answer =
        client()
            .sendAsync(
                request.build(), BodyHandlers.limiting(BodyHandlers.ofString(UTF_8), MAX_BYTES));
    try {
      return body(answer.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException _) {
      answer.cancel(true);
      throw new ApiUnavailableException("it does not answer in time");
    } catch (ExecutionException e) {
      throw new ApiUnavailableException(String.valueOf(e.getCause()));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new ApiUnavailableException("interrupted");
    }
  }

  private static JsonNode body(HttpResponse<String> answer) throws IOException {
    int status = answer.statusCode();
    if (status == 429 || status >= 500) {
      throw new ApiUnavailableException("it answers " + status);
    }
    if (status >= 300) {
      throw new IOException("it refuses, with " + status);
    }
    try {
      return JSON.readTree(answer.body());
    } catch (JsonProcessingException _) {
      throw new ApiUnavailableException("what it answers is not JSON");
    }
  }

  /** A new one when the authority changes; connections of the old one end with their requests. */
  private synchronized HttpClient client() throws IOException {
    byte[] pem =
        settings.api().getScheme().equals("https")
            ? Files.readAllBytes(settings.authority())
            : new byte[0];
    HttpClient present = client;
    if (present == null || !Arrays.equals(pem, trusted)) {
      present = connectedTo(pem);
      client = present;
      trusted = pem;
    }
    return present;
  }

  private static HttpClient connectedTo(byte[] pem) throws IOException {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER);
    try {
      return (pem.length == 0 ? builder : builder.sslContext(Trust.of(pem))).build();
    } catch (GeneralSecurityException e) {
      throw new IOException("the certificates that verify it cannot be read: " + e, e);
    }
  }
}
