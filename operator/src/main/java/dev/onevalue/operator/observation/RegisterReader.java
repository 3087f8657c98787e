package dev.onevalue.operator.observation;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks members for their registers over HTTP. A member that does not answer properly within the
 * deadline is not heard. What a member can cost is bounded: its answer by {@value #MAX_BODY} bytes,
 * and there are never more than {@value #MAX_UNDERWAY} questions at once.
 */
public final class RegisterReader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RegisterReader.class);
  private static final int MAX_BODY = 4096;
  private static final int MAX_UNDERWAY = 256;

  private static final ObjectReader JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build()
          .readerFor(Register.class);

  private final Semaphore permits = new Semaphore(MAX_UNDERWAY);
  private final HttpClient client;
  private final int port;
  private final Duration deadline;

  /**
   * A reader of any members that serve at this port.
   *
   * @param port where members serve HTTP
   * @param deadline how long a member may take to answer
   */
  public RegisterReader(int port, Duration deadline) {
    this.port = port;
    this.deadline = deadline;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(deadline)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
  }

  /**
   * Blocks until the member has answered, or the deadline has passed.
   *
   * @param address IP address of the member, of either version
   * @return empty: the member was not heard
   */
  Optional<Register> read(String address) throws InterruptedException {
    permits.acquire();
    try {
      return Optional.of(JSON.readValue(get(uri(address))));
    } catch (IOException | ExecutionException | TimeoutException | IllegalArgumentException e) {
      LOG.atDebug().addKeyValue("address", address).setCause(e).log("member not heard");
      return Optional.empty();
    } finally {
      permits.release();
    }
  }

  private byte[] get(URI uri)
      throws InterruptedException, ExecutionException, TimeoutException, IOException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(
            HttpRequest.newBuilder(uri).build(),
            BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_BODY));
    try {
      HttpResponse<byte[]> response = answer.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
      if (response.statusCode() != 200) {
        throw new IOException("status " + response.statusCode());
      }
      return response.body();
    } finally {
      answer.cancel(true);
    }
  }

  private URI uri(String address) {
    String host = address.contains(":") ? "[" + address + "]" : address;
    return URI.create("http://" + host + ":" + port + "/v1/value");
  }

  @Override
  public void close() {
    client.close();
  }
}
