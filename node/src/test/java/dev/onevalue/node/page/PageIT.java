package dev.onevalue.node.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onevalue.node.process.NodeProcess;
import dev.onevalue.node.process.NodeProcesses;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page of a member shows of a cluster, which {@code -Dpage.members} makes larger. */
class PageIT {

  private static final int FIRST = 71;
  private static final int MEMBERS = Integer.getInteger("page.members", 4);
  private static final int STOPPED = FIRST + 2;
  private static final int KILLED = FIRST + 3;

  @TempDir private static Path folder;
  private static Browser browser;
  private static NodeProcesses nodes;
  private static NodeProcess seen;
  private static NodeProcess other;

  @BeforeAll
  static void start() {
    browser = new Browser();
    nodes = new NodeProcesses(folder);
    seen = nodes.startFirst(FIRST);
    for (int number = FIRST + 1; number < FIRST + MEMBERS; number++) {
      nodes.startJoining(number, FIRST);
    }
    other = nodes.node(FIRST + 1);
    nodes.awaitReady();
    await().until(() -> seen.metric("onevalue_members") == MEMBERS);
  }

  @AfterAll
  static void end() {
    try (var _ = nodes;
        var _ = browser) {
      // whatever came of the start
    }
  }

  private static Page open(NodeProcess node) {
    Page page = browser.open(node.place().uri("/").toString());
    page.shows("#seen-by", node.name());
    return page;
  }

  @Test
  void aSetInOneWindowIsSeenInAnother() {
    Page page = open(seen);
    Page another = browser.openAnother(other.place().uri("/").toString());
    page.show();
    page.set("9223372036854775807");

    page.shows("#answer", "9223372036854775807 is on all");
    page.shows("#spread-summary", "Set by this page: ");
    page.shows("#spread-chart", "theory: all by ");
    another.show().shows("#value", "9223372036854775807");
    another.shows("#writer", seen.name());
    browser.closeWindow();
  }

  @Test
  void undoIsASetOfWhatWasBeforeUnlessSomebodyWasFaster() {
    other.put("/v1/value?ack=all", "{\"value\":5}");
    Page page = open(seen);
    page.shows("#value", "5");
    page.set("+6");
    page.shows("#undo", "Undo: 5");
    page.click("#undo");
    page.shows("#value", "5");

    page.set("7");
    page.shows("#answer", "7 is on");
    other.put("/v1/value?ack=all", "{\"value\":8}");
    page.shows("#value", "8");
    page.click("#undo");
    page.shows("#answer", "Not set: somebody was faster. It is 8 now");
    assertThat(page.text("#value")).isEqualTo("8");
  }

  @Test
  void whatIsNoIntegerOf64BitsIsRefusedInWords() {
    Page page = open(seen);
    page.set("1.5");
    page.shows("#answer", "'1.5' is no integer, such as 7");
    page.set("9223372036854775808");
    page.shows("#answer", "9223372036854775808 does not fit into 64 bits");
  }

  @Test
  void ofAWriteMadeElsewhereItTellsWhenEachMemberWasHeardToHaveIt() {
    Page page = open(seen);
    other.get("/set/1234");

    page.shows("#value", "1234");
    page.shows("#spread-summary", "Set on " + other.name());
    page.shows("#spread-chart", "wrote it");
    page.shows("#spread-chart", "≤ ");
  }

  @Test
  void itHoldsOneStreamWhileItIsLookedAtAndNoneElse() {
    Page page = open(seen);
    page.until(() -> assertThat(seen.metric("onevalue_watchers")).isEqualTo(1));
    page.hide(true);
    page.until(() -> assertThat(seen.metric("onevalue_watchers")).isZero());
    page.hide(false);
    page.until(() -> assertThat(seen.metric("onevalue_watchers")).isEqualTo(1));
  }

  @Test
  void itIsSmallAsksNobodyElseAndLogsNothing() {
    browser.open("about:blank");
    browser.forget();
    browser.log("browser");
    browser.log("performance");
    Page page = open(seen);
    Figures figures = Figures.of(page);
    System.out.println("page: " + figures);

    assertThat(figures.bytes()).isLessThan(150_000);
    assertThat(figures.addresses())
        .isNotEmpty()
        .allMatch(each -> each.startsWith(seen.place().uri("/").toString()));
    assertThat(browser.requested())
        .isNotEmpty()
        .allMatch(each -> each.startsWith(seen.place().uri("/").toString()));
    assertThat(browser.log("browser")).isEmpty();
  }

  @Test
  void whatIsWrongIsSeenByItsShapeAndReadByAll() throws Exception {
    Page page = open(seen);
    assertReadable(page, "well");
    Conflict.provoke(seen, List.of(seen, other, nodes.node(STOPPED)));
    page.shows("#history-summary", "at the same time");
    assertThat(page.text("#history-chart")).contains("discarded");

    nodes.node(KILLED).close();
    page.until(
        () -> assertThat(page.member("node-" + KILLED)).startsWith("mark bad").contains("lost"));
    nodes.node(STOPPED).signal("STOP");
    try {
      page.until(() ->
          assertThat(page.member("node-" + STOPPED))
              .startsWith("mark bad")
              .contains("unheard for"));
      page.shows("#headline", "%d of %d members have it".formatted(MEMBERS - 2, MEMBERS));
      page.set("77");
      page.shows("#answer", "77 is written, on %d of".formatted(MEMBERS - 2));
      assertThat(page.text("#answer")).contains("node-" + STOPPED);
      page.shows("#spread-chart", "not yet");
      assertReadable(page, "wrong");
    } finally {
      nodes.node(STOPPED).signal("CONT");
    }
    page.until(() -> assertThat(page.member("node-" + STOPPED)).startsWith("mark good"));
  }

  /** With all that can be opened open; and shows it as it is at first. */
  private static void assertReadable(Page page, String name) throws IOException {
    page.click("#members summary");
    page.click("#history summary");
    for (Look look : Look.READ) {
      browser.look(look);
      assertThat(page.violations()).as("%s, %s", name, look).isEmpty();
    }
    page.click("#members summary");
    page.click("#history summary");
    for (Look look : Look.SHOWN) {
      browser.look(look);
      browser.screenshot(name + "-" + look.name());
    }
    browser.look(Look.LIGHT);
  }
}
