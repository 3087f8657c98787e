package dev.onevalue.operator.member;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.api.v1alpha1.access.AccessMode;
import dev.onevalue.api.v1alpha1.access.AccessSpec;
import dev.onevalue.operator.member.http.Authorities;
import dev.onevalue.operator.member.http.ImproperAnswerException;
import dev.onevalue.operator.member.http.Json;
import dev.onevalue.operator.member.http.RefusedException;
import dev.onevalue.operator.member.http.Requests;
import dev.onevalue.operator.member.http.Requests.Ports;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Speaks to members over HTTP, by the IP address of their Pods. Every call blocks, at most until
 * its deadline, and throws an {@link IOException} if the member does not answer properly by then; a
 * {@link RefusedException} if it refuses. Thread-safe.
 */
public final class MemberClient implements AutoCloseable {
  private static final int HTTPS_PORT = 8443;

  private final Requests requests;
  private final Optional<String> readers;
  private final Optional<String> writers;

  /**
   * A client of any members that serve at this port.
   *
   * @param port where members serve HTTP
   * @param deadline how long a member may take to answer
   * @param tokens what members are shown, by the audience that they are; empty: nothing
   */
  public MemberClient(int port, Duration deadline, Function<String, Optional<String>> tokens) {
    this(new Requests(new Ports(port, HTTPS_PORT), new Authorities(), deadline, tokens));
  }

  /** A client that makes such requests. */
  public MemberClient(Requests requests) {
    this(requests, Optional.empty(), Optional.empty());
  }

  /**
   * @param readers audience of the token that members are shown by whom they are asked; empty: none
   * @param writers the same of who sets
   */
  private MemberClient(Requests requests, Optional<String> readers, Optional<String> writers) {
    this.requests = requests;
    this.readers = readers;
    this.writers = writers;
  }

  /**
   * The same client, which shows members of this cluster what they ask for: a token that is worth
   * nothing to the members of others.
   */
  public MemberClient of(OneValueCluster cluster) {
    ObjectMeta name = cluster.getMetadata();
    var audience = Optional.of("onevalue:" + name.getNamespace() + "/" + name.getName());
    AccessSpec access = cluster.getSpec().access();
    return new MemberClient(
        requests,
        audience.filter(_ -> access.read() == AccessMode.Token),
        audience.filter(_ -> access.write() == AccessMode.Token));
  }

  /** Which members are spoken to over HTTPS. */
  public Authorities authorities() {
    return requests.authorities();
  }

  /**
   * Another such client, with nothing in common. The JDK's client leaves the connection open to
   * whoever does not speak HTTP, until it is closed itself: this one is for a single attempt.
   */
  public MemberClient another() {
    return new MemberClient(requests.another(), readers, writers);
  }

  /** Its changes from now on, the present register first, and a heartbeat in between. */
  public EventStream watch(String address, Duration heartbeat) throws IOException {
    HttpRequest request =
        requests
            .to(address, "/v1/watch?heartbeat=" + heartbeat.toMillis() + "ms", readers)
            .header("Accept", "text/event-stream")
            .build();
    HttpResponse<InputStream> answer = requests.stream(request);
    if (answer.statusCode() != 200) {
      answer.body().close();
      throw notWatched(address, answer.statusCode());
    }
    return new EventStream(answer.body());
  }

  /** Why it may not be watched is said to any reader, and that has an end and a deadline. */
  private IOException notWatched(String address, int status) throws IOException {
    if (RefusedException.isOfAccess(status)) {
      ask(requests.to(address, "/v1/value", readers));
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
            requests
                .to(address, "/v1/value", writers)
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"value\":" + value + "}"))),
        Register.class);
  }

  /** The register that it holds, in full. */
  public Checkpoint checkpoint(String address) throws IOException {
    return Checkpoint.parse(ask(requests.to(address, "/v1/checkpoint", readers)));
  }

  /** Gives it a register, which it takes over if it is newer than its own. */
  public void give(String address, Checkpoint checkpoint) throws IOException {
    ask(
        requests
            .to(address, "/v1/checkpoint", writers)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(checkpoint.json())));
  }

  /** The last changes that it saw. */
  public List<Change> history(String address) throws IOException {
    return Json.read(ask(requests.to(address, "/v1/history", readers)), History.class).changes();
  }

  /** The members that it knows, itself among them. */
  public List<Peer> members(String address) throws IOException {
    return Json.read(ask(requests.to(address, "/v1/members", readers)), Peers.class).members();
  }

  /** What it shows to other members, and whom it believes. */
  public MemberTls tls(String address) throws IOException {
    return Json.read(ask(requests.to(address, "/v1/tls", readers)), MemberTls.class);
  }

  private record History(@JsonProperty(required = true) List<Change> changes) {}

  private record Peers(@JsonProperty(required = true) List<Peer> members) {}

  private String ask(HttpRequest.Builder request) throws IOException {
    return requests.ask(request.build());
  }

  /** Ends what is under way. */
  @Override
  public void close() {
    requests.close();
  }
}
