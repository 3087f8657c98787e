package dev.onevalue.node.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onevalue.node.process.NodeProcesses;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may see and set by the page, and by which ways they come to it. */
class PageAccessIT {

  private static final int WRITERS = 91;
  private static final int READERS = 92;
  private static final int ENDING = 93;
  private static final String TOKEN = "c0ffee-alice";

  @TempDir private static Path folder;
  private static Browser browser;
  private static NodeProcesses nodes;

  @BeforeAll
  static void start() throws Exception {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(TOKEN.getBytes(UTF_8));
    Path tokens = folder.resolve("tokens");
    Files.writeString(tokens, "alice sha256:%s%n".formatted(HexFormat.of().formatHex(hash)));
    browser = new Browser();
    nodes = new NodeProcesses(folder);
    var asked = Map.of("WRITE_TOKENS_FILE", tokens.toString());
    nodes.start(WRITERS, asked);
    nodes.start(READERS, Map.of("WRITE_TOKENS_FILE", tokens.toString(), "ACCESS_READ", "Token"));
    nodes.startFirst(ENDING);
    nodes.awaitReady();
  }

  @AfterAll
  static void end() {
    try (var _ = nodes;
        var _ = browser) {
      // whatever came of the start
    }
  }

  private static Page open(int node) {
    return browser.open(nodes.node(node).place().uri("/").toString());
  }

  @Test
  void whoMayOnlyWriteWithATokenIsAskedForItAndThenItIsSet() throws Exception {
    Page page = open(WRITERS);
    page.shows("#headline", "The only member");
    assertThat(page.element("#access").isDisplayed()).isFalse();
    page.set("7");
    page.shows("#answer", "Not set: who may set it has a token");
    assertThat(page.violations()).isEmpty();
    browser.screenshot("token");

    page.type("#token", "c0ffee-mallory");
    page.until(() -> assertThat(page.element("#access").isDisplayed()).isTrue());
    page.type("#token", TOKEN);
    page.shows("#answer", "7 is on the only member");
    assertThat(page.text("#value")).isEqualTo("7");
    assertThat(nodes.node(WRITERS).get("/v1/history").body()).contains("\"by\":\"alice\"");
  }

  @Test
  void whoMayOnlyReadWithATokenSeesNothingBefore() {
    Page page = open(READERS);
    page.until(() -> assertThat(page.element("#token").isDisplayed()).isTrue());
    page.shows("#headline", "Only with a token");
    assertThat(page.text("#value")).isEqualTo("…");

    page.type("#token", TOKEN);
    page.shows("#value", "42");
    page.shows("#headline", "The only member");
    page.set("9");
    page.shows("#value", "9");
  }

  @Test
  void aLostConnectionIsSaidAtOnceWithTheAgeOfWhatIsShown() {
    Page page = open(ENDING);
    page.shows("#value", "42");
    nodes.node(ENDING).close();

    page.shows("#headline", "Connection lost");
    page.shows("#detail", "this is 1.");
    assertThat(page.text("#detail")).endsWith(" s old");
    assertThat(page.text("#value")).isEqualTo("42");
    nodes.start(ENDING, Map.of("INITIAL_VALUE", "43"));
    page.shows("#value", "43");
  }

  @Test
  void belowAPathItWorksAsWell() throws Exception {
    try (var proxy = new PrefixProxy("/apis/demo/proxy/", nodes.node(WRITERS).place().uri("/"))) {
      Page page = browser.open(proxy.url());
      page.shows("#headline", "The only member");
      page.set("11");
      page.type("#token", TOKEN);
      page.shows("#value", "11");
    }
  }
}
