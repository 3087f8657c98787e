package dev.onevalue.node.page;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LoggingPreferences;

/** The Chromium of this machine, without a screen. */
final class Browser implements AutoCloseable {

  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  private static final Pattern REQUEST =
      Pattern.compile("\"Network.requestWillBeSent\".*\"request\":\\{.*?\"url\":\"([^\"]+)\"");

  private final ChromeDriver driver;

  Browser() {
    var service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(program("chromedriver", "chromium-driver"))
            .build();
    driver = new ChromeDriver(service, options());
  }

  private static ChromeOptions options() {
    var logs = new LoggingPreferences();
    logs.enable("browser", Level.ALL);
    logs.enable("performance", Level.ALL);
    var options = new ChromeOptions();
    options.setBinary(program("chromium", "chromium"));
    // who is root, as in a container, has no sandbox
    options.addArguments(
        "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--hide-scrollbars");
    options.setCapability("goog:loggingPrefs", logs);
    return options;
  }

  private static File program(String name, String debianPackage) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> new File(folder, name))
        .filter(File::canExecute)
        .findFirst()
        .orElseThrow(() ->
            new IllegalStateException(
                "%s is not on the PATH: apt-get install %s".formatted(name, debianPackage)));
  }

  /** Shows what is there in the present window. */
  Page open(String url) {
    driver.get(url);
    return new Page(driver, driver.getWindowHandle());
  }

  /** Shows it in a window of its own. */
  Page openAnother(String url) {
    driver.switchTo().newWindow(WindowType.WINDOW);
    return open(url);
  }

  void closeWindow() {
    driver.close();
    driver.switchTo().window(driver.getWindowHandles().iterator().next());
  }

  /** From now on the present window is looked at like that. */
  void look(Look look) {
    command(
        "Emulation.setDeviceMetricsOverride",
        Map.of(
            "width",
            look.width(),
            "height",
            look.height(),
            "deviceScaleFactor",
            1,
            "mobile",
            false));
    command(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features", List.of(Map.of("name", "prefers-color-scheme", "value", look.scheme()))));
  }

  /** Keeps nothing of what was loaded before. */
  void forget() {
    command("Network.clearBrowserCache", Map.of());
  }

  /** Writes what the present window shows, whole, to a PNG file. */
  void screenshot(String name) throws IOException {
    Map<String, Object> shot =
        command("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
    Files.createDirectories(SCREENSHOTS);
    Files.write(
        SCREENSHOTS.resolve(name + ".png"),
        Base64.getDecoder().decode(String.valueOf(shot.get("data"))));
  }

  /** What was logged since it was asked last: {@code browser}, or {@code performance}. */
  List<String> log(String type) {
    return driver.manage().logs().get(type).getAll().stream().map(LogEntry::getMessage).toList();
  }

  /** The addresses that were asked for since the log of performance was read last. */
  List<String> requested() {
    return log("performance").stream()
        .map(REQUEST::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .filter(address -> !address.startsWith("data:"))
        .toList();
  }

  private Map<String, Object> command(String name, Map<String, Object> parameters) {
    return driver.executeCdpCommand(name, parameters);
  }

  @Override
  public void close() {
    driver.quit();
  }
}
