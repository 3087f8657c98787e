import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Chromium without a screen, by chromedriver.
 *
 * @see <a href="https://www.w3.org/TR/webdriver2/">WebDriver</a>
 */
final class Browser implements AutoCloseable {
  private static final Pattern PORT = Pattern.compile("started successfully on port (\\d+)");

  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final Process driver;
  private final URI sessions;
  private final String session;

  Browser() throws IOException, InterruptedException {
    driver = new ProcessBuilder("chromedriver", "--port=0").redirectErrorStream(true).start();
    BufferedReader said = driver.inputReader();
    Matcher port = said.lines().map(PORT::matcher).filter(Matcher::find).findFirst().orElseThrow();
    Thread.ofVirtual().start(() -> said.lines().forEach(line -> {}));
    sessions = URI.create("http://localhost:%s/session".formatted(port.group(1)));
    var chromium = Map.of("args", List.of("--headless=new", "--no-sandbox", "--disable-dev-shm-usage"));
    session =
        send(
                "POST",
                "",
                Map.of(
                    "capabilities", Map.of("alwaysMatch", Map.of("goog:chromeOptions", chromium))))
            .path("sessionId")
            .asText();
  }

  void open(URI page) throws IOException, InterruptedException {
    send("POST", "/" + session + "/url", Map.of("url", page.toString()));
  }

  /** What a script returns. */
  JsonNode run(String script) throws IOException, InterruptedException {
    return send(
        "POST", "/" + session + "/execute/sync", Map.of("script", script, "args", List.of()));
  }

  private JsonNode send(String method, String path, Map<String, ?> body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(sessions + path))
            .method(method, BodyPublishers.ofString(json.writeValueAsString(body)))
            .build();
    HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
    JsonNode value = json.readTree(response.body()).path("value");
    if (response.statusCode() != 200) {
      throw new IOException(value.toString());
    }
    return value;
  }

  @Override
  public void close() throws IOException, InterruptedException {
    send("DELETE", "/" + session, Map.of());
    driver.destroy();
  }
}
