package dev.onevalue.client;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Where members may answer: each address of each name (as a headless Service has many). */
final class Members {

  private static final Duration LOOKUP = Duration.ofMillis(250);

  private final List<URI> given;
  private final ExecutorService executor;

  Members(List<URI> given, ExecutorService executor) {
    if (given.isEmpty()) {
      throw new IllegalArgumentException("no URI of a member is given");
    }
    given.forEach(Members::requireBase);
    this.given = List.copyOf(given);
    this.executor = executor;
  }

  private static void requireBase(URI uri) {
    boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    if (!http || uri.getHost() == null || uri.getRawQuery() != null) {
      throw new IllegalArgumentException("'%s' is not http(s)://host[:port][/path]".formatted(uri));
    }
  }

  /** All of them, in random order; the one that was used last comes last. */
  List<URI> shuffled(@Nullable URI last) throws InterruptedException {
    Map<URI, Future<InetAddress[]>> lookups = new LinkedHashMap<>();
    for (URI uri : given) {
      lookups.put(uri, executor.submit(() -> InetAddress.getAllByName(uri.getHost())));
    }
    List<URI> all = new ArrayList<>();
    for (var lookup : lookups.entrySet()) {
      all.addAll(members(lookup.getKey(), addresses(lookup.getValue())));
    }
    Collections.shuffle(all);
    all.sort((a, b) -> Boolean.compare(a.equals(last), b.equals(last)));
    return all;
  }

  private static InetAddress[] addresses(Future<InetAddress[]> lookup) throws InterruptedException {
    try {
      return lookup.get(LOOKUP.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException | TimeoutException _) {
      // the name itself is tried, and says what is wrong with it
      return new InetAddress[0];
    }
  }

  /**
   * A name with one address stays a name, which virtual hosts need; and so does every one of https,
   * which certificates need.
   */
  private static List<URI> members(URI uri, InetAddress[] addresses) {
    if (addresses.length < 2 || uri.getScheme().equals("https")) {
      return List.of(uri);
    }
    return Arrays.stream(addresses).map(address -> at(uri, address)).toList();
  }

  private static URI at(URI uri, InetAddress address) {
    String host = address.getHostAddress();
    String literal = address instanceof Inet6Address ? "[%s]".formatted(host) : host;
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    return URI.create(
        "http://" + literal + port + Objects.requireNonNullElse(uri.getRawPath(), ""));
  }
}
