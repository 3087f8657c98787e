import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How soon a member's page shows what was set on another member. Pods and browser share the
 * machine's clock.
 */
final class Page {
  private static final long PACE = TimeUnit.MILLISECONDS.toNanos(200);
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);

  /** Keeps when each value came to be in the page. */
  private static final String WATCH =
      """
      window.shown = {};
      const value = document.getElementById("value");
      new MutationObserver(() => {
        window.shown[value.textContent] = performance.timeOrigin + performance.now();
      }).observe(value, {childList: true, characterData: true, subtree: true});
      return 0;
      """;

  private final Browser browser;
  private final URI seen;
  private final URI asked;

  private Page(Browser browser, URI seen, URI asked) {
    this.browser = browser;
    this.seen = seen;
    this.asked = asked;
  }

  public static void main(String[] arguments) throws Exception {
    try (Cluster cluster = new Cluster("page")) {
      cluster.apply("demo", "{replicas: 3, access: {write: Open}}");
      cluster.await("demo", Statuses::converged);
      try (var seen = new Forward(cluster.namespace, "demo-0", 8080);
          var asked = new Forward(cluster.namespace, "demo-1", 8080);
          var browser = new Browser()) {
        new Page(browser, seen.uri(), asked.uri()).measure(Integer.parseInt(arguments[0]));
      }
    }
  }

  private void measure(int sets) throws Exception {
    browser.open(seen);
    browser.run(WATCH);
    var sinceHeld = new Figures();
    var sinceSent = new Figures();
    for (int value = 1_000; value < 1_000 + sets; value++) {
      LockSupport.parkNanos(PACE);
      long sent = nanos(Instant.now());
      set(value);
      long shown = awaitShown(value);
      sinceHeld.addSince(held(value), shown);
      sinceSent.addSince(sent, shown);
    }
    System.out.println("member has it -> page shows it: " + sinceHeld);
    System.out.println("curl starts -> page shows it:   " + sinceSent);
  }

  private void set(int value) throws Exception {
    String body = "{\"value\":%d}".formatted(value);
    String to = asked.resolve("/v1/value").toString();
    Shell.run("curl", "--fail", "--silent", "--show-error", "-X", "PUT", "-d", body, to);
  }

  private long awaitShown(int value) throws Exception {
    long end = System.nanoTime() + PATIENCE;
    while (System.nanoTime() < end) {
      double millis = browser.run("return window.shown[%d] ?? 0".formatted(value)).asDouble();
      if (millis > 0) {
        return (long) (millis * 1e6);
      }
    }
    throw new IllegalStateException(value + " is not shown");
  }

  /** When the member whose page it is had it. */
  private long held(int value) throws Exception {
    try (InputStream history = seen.resolve("/v1/history").toURL().openStream()) {
      for (JsonNode change : new ObjectMapper().readTree(history).path("changes")) {
        if (change.path("value").asInt() == value) {
          return nanos(Instant.parse(change.path("at").asText()));
        }
      }
    }
    throw new IllegalStateException(value + " is not in the history");
  }

  private static long nanos(Instant moment) {
    return TimeUnit.SECONDS.toNanos(moment.getEpochSecond()) + moment.getNano();
  }
}
