package dev.onevalue.node.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onevalue.node.process.NodeProcess;
import dev.onevalue.node.process.NodeProcesses;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page of a member shows. */
class PageIT {

  private static final int FIRST = 71;
  private static final int MEMBERS = Integer.getInteger("page.members", 4);

  @TempDir private static Path folder;
  private static NodeProcesses nodes;
  private static Browser browser;
  private static NodeProcess seen;

  @BeforeAll
  static void start() {
    browser = new Browser();
    nodes = new NodeProcesses(folder);
    seen = nodes.startFirst(FIRST);
    for (int number = FIRST + 1; number < FIRST + MEMBERS; number++) {
      nodes.startJoining(number, FIRST);
    }
    nodes.awaitReady();
    nodes.awaitOneView();
  }

  @AfterAll
  static void end() {
    try (var _ = nodes;
        var _ = browser) {
      // both
    }
  }

  private static String url() {
    return seen.place().uri("/").toString();
  }

  @Test
  void aSetInOneWindowIsSeenInAnotherAndUndoIsAnotherSet() {
    Page one = browser.open(url());
    Page another = browser.openAnother(nodes.node(FIRST + 1).place().uri("/").toString());
    another.shows("#generation", "0");
    one.show().shows("#generation", "0");

    one.set("9223372036854775807");
    one.shows("#answer", "9223372036854775807 is on all");
    another.show().shows("#value", "9223372036854775807");
    assertThat(another.text("#writer")).isEqualTo(seen.name());
  }
}
