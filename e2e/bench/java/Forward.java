import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Pod's port on this machine, by {@code kubectl port-forward}. */
final class Forward implements AutoCloseable {
  private static final Pattern PORT = Pattern.compile("Forwarding from 127\\.0\\.0\\.1:(\\d+)");

  private final Process process;
  private final int port;

  Forward(String namespace, String pod, int port) throws IOException {
    process =
        new ProcessBuilder("kubectl", "-n", namespace, "port-forward", "pod/" + pod, ":" + port)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader said = process.inputReader();
    Matcher found = PORT.matcher(String.valueOf(said.readLine()));
    if (!found.find()) {
      throw new IOException("kubectl port-forward of " + pod + " ended");
    }
    this.port = Integer.parseInt(found.group(1));
    Thread.ofVirtual().start(() -> said.lines().forEach(line -> {}));
  }

  URI uri() {
    return URI.create("http://localhost:%d/".formatted(port));
  }

  @Override
  public void close() {
    process.destroy();
  }
}
