package dev.onevalue.node.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** A window that shows the page of a node, as who looks at it sees and uses it. */
final class Page {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration OFTEN = Duration.ofMillis(20);

  private final ChromeDriver driver;
  private final String window;

  Page(ChromeDriver driver, String window) {
    this.driver = driver;
    this.window = window;
  }

  /** To the front. */
  Page show() {
    driver.switchTo().window(window);
    return this;
  }

  WebElement element(String css) {
    return driver.findElement(By.cssSelector(css));
  }

  /** Of drawings too, with what they say of their parts. */
  String text(String css) {
    return String.valueOf(element(css).getDomProperty("textContent"));
  }

  /** Waits until it says this somewhere in there. */
  void shows(String css, String words) {
    until(() -> assertThat(text(css)).contains(words));
  }

  void until(org.awaitility.core.ThrowingRunnable holds) {
    await().pollInterval(OFTEN).atMost(PATIENCE).ignoreExceptions().untilAsserted(holds);
  }

  /** Types a value, and sends it by the keyboard alone. */
  void set(String value) {
    WebElement field = element("#wanted");
    field.clear();
    field.sendKeys(value, Keys.ENTER);
  }

  void type(String css, String text) {
    element(css).sendKeys(text, Keys.ENTER);
  }

  void click(String css) {
    element(css).click();
  }

  /** What the picture says of a member, which tells its state by its shape's kind. */
  String member(String name) {
    return String.valueOf(
        run(
            """
            const mark = [...document.querySelectorAll("#ring .mark")]
                .find((each) => each.textContent.startsWith(arguments[0] + ":"));
            return mark && mark.getAttribute("class") + " " + mark.textContent;
            """,
            name));
  }

  /** As when its tab goes to the back, or comes to the front again. */
  void hide(boolean hidden) {
    run(
        """
        Object.defineProperty(document, "hidden", {value: arguments[0], configurable: true});
        document.dispatchEvent(new Event("visibilitychange"));
        """,
        hidden);
  }

  Object run(String script, Object... arguments) {
    return Objects.requireNonNullElse(driver.executeScript(script, arguments), "nothing");
  }

  /** What keeps people from reading or using it, by WCAG 2.2 AA and best practice. */
  @SuppressWarnings("unchecked")
  List<String> violations() {
    driver.executeScript(AXE);
    return (List<String>)
        Objects.requireNonNull(
            driver.executeAsyncScript(
                """
                axe.run().then((found) => arguments[0](found.violations.map(
                    (each) => each.id + " " + each.nodes.map((node) => node.html).join(" "))));
                """));
  }

  private static final String AXE = axe();

  private static String axe() {
    try (InputStream script = Page.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
