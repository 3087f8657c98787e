package dev.onevalue.node.http.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onevalue.node.http.ServedNode;
import dev.onevalue.node.http.access.tokens.FileTokens;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is served of the page, and to whom. */
class PageRoutesTest {

  private static final Pattern LINK = Pattern.compile("(?:src|href)=\"(?!data:)([^\"]+)\"");
  private static final Pattern IMPORT = Pattern.compile("from \"\\./([^\"]+)\"");

  private ServedNode node;

  @BeforeEach
  void start() throws Exception {
    node = ServedNode.start();
  }

  @AfterEach
  void stop() {
    node.close();
  }

  @Test
  void itIsHtmlForWhoeverAsks() throws Exception {
    for (String accept : new String[] {"text/html", "*/*", "application/json"}) {
      HttpResponse<String> page = node.send("GET", "/", "Accept", accept);
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(header(page, "Content-Type")).startsWith("text/html");
      assertThat(page.body()).startsWith("<!doctype html>");
    }
    HttpResponse<String> head = node.send("HEAD", "/");
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(header(head, "ETag")).isNotEmpty().isEqualTo(header(node.send("GET", "/"), "ETag"));
    assertThat(node.send("POST", "/").statusCode()).isEqualTo(405);
  }

  /** A page of another path than /, behind a proxy, asks below that path. */
  @Test
  void allThatItIsMadeOfIsServedBelowItsOwnPath() throws Exception {
    Set<String> files = new TreeSet<>();
    for (String link : links(node.send("GET", "/").body(), LINK)) {
      assertThat(link).doesNotStartWith("/").doesNotContain(":");
      HttpResponse<String> file = node.send("GET", "/" + link);
      assertThat(file.statusCode()).as(link).isEqualTo(200);
      links(file.body(), IMPORT).forEach(files::add);
    }
    assertThat(files).isNotEmpty();
    for (String file : files) {
      assertThat(node.send("GET", "/page/" + file).statusCode()).as(file).isEqualTo(200);
    }
  }

  @Test
  void nothingElseIsServedOfTheClassPath() throws Exception {
    for (String file :
        new String[] {"PageRoutes.class", "PageRoutes.json", "..%2fpage.css", "none.js", "x"}) {
      assertThat(node.send("GET", "/page/" + file).statusCode()).as(file).isIn(400, 404);
    }
  }

  @Test
  void itMayAskNobodyElseAndRunNothingElse() throws Exception {
    assertThat(header(node.send("GET", "/"), "Content-Security-Policy"))
        .startsWith("default-src 'none'; script-src 'self';")
        .doesNotContain("unsafe")
        .doesNotContain("http");
  }

  @Test
  void aBrowserThatHasItGetsItAgainOnlyOnceItIsAnother() throws Exception {
    HttpResponse<String> page = node.send("GET", "/");
    String tag = header(page, "ETag");

    assertThat(header(page, "Cache-Control")).isEqualTo("no-cache");
    assertThat(node.send("GET", "/", "If-None-Match", tag))
        .returns(304, HttpResponse::statusCode)
        .returns("", HttpResponse::body);
    assertThat(node.send("GET", "/", "If-None-Match", "W/\"1\"").statusCode()).isEqualTo(200);
    assertThat(header(node.send("GET", "/page/main.js"), "ETag")).isNotEqualTo(tag);
  }

  @Test
  void itIsCompressedForBrowsers() throws Exception {
    HttpResponse<String> script = node.send("GET", "/page/main.js", "Accept-Encoding", "gzip");

    assertThat(header(script, "Content-Encoding")).isEqualTo("gzip");
  }

  /** It is there that they are asked for their token. */
  @Test
  void whoMayReadNothingYetGetsThePageButNoValue(@TempDir Path folder) throws Exception {
    Path file =
        Files.writeString(folder.resolve("tokens"), "reader sha256:" + "0".repeat(64) + "\n");
    try (FileTokens readers = FileTokens.open(file);
        ServedNode guarded = ServedNode.start(readers, readers)) {
      for (String path : new String[] {"/", "/page/main.js", "/page/page.css"}) {
        assertThat(guarded.send("GET", path).statusCode()).as(path).isEqualTo(200);
      }
      for (String path : new String[] {"/v1/value", "/v1/members", "/page/../v1/value", "/get"}) {
        assertThat(guarded.send("GET", path).statusCode()).as(path).isIn(400, 401);
      }
    }
  }

  private static Set<String> links(String text, Pattern pattern) {
    return pattern
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .filter(link -> !link.startsWith("v1/"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String header(HttpResponse<String> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }
}
