import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import dev.onevalue.client.OneValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A program in a Pod that says when it has each value, and by which way: {@code WAY VALUE
 * MICROSECONDS}, of the clock that all Pods of the machine share.
 */
final class Reader {

  /** {@code <the members' URI> <file of the sidecar> <file of the ConfigMap>}. */
  public static void main(String[] arguments) throws InterruptedException {
    OneValue.connect(URI.create(arguments[0]))
        .onChange(register -> tell("watch", Long.toString(register.value())));
    Thread.ofPlatform().start(() -> follow("file", Path.of(arguments[1])));
    Thread.ofPlatform().start(() -> follow("configmap", Path.of(arguments[2])));
    Thread.currentThread().join();
  }

  /** The kernel says at once when something happens in the folder. */
  private static void follow(String way, Path file) {
    try (WatchService changes = file.getFileSystem().newWatchService()) {
      file.getParent().register(changes, ENTRY_CREATE, ENTRY_MODIFY);
      String last = "";
      while (true) {
        String now = Files.exists(file) ? Files.readString(file).strip() : "";
        if (!now.equals(last)) {
          tell(way, now);
        }
        last = now;
        WatchKey key = changes.take();
        key.pollEvents();
        key.reset();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void tell(String way, String value) {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    System.out.println(way + " " + value + " " + micros);
  }
}
