package dev.onevalue.operator.member.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The token in a file, which is replaced before it expires: it is read each time. Where there is
 * none, a line of the log says so once a minute, and members that ask for one refuse. Thread-safe.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/storage/projected-volumes/#serviceaccounttoken">Kubernetes:
 *     projected tokens of a ServiceAccount</a>
 */
public final class TokenFile implements Supplier<Optional<String>> {
  private static final Logger LOG = LoggerFactory.getLogger(TokenFile.class);
  private static final long COMPLAINT_NANOS = Duration.ofMinutes(1).toNanos();

  /** RFC 6750, section 2.1: nothing that could end a header. */
  private static final Pattern TOKEN = Pattern.compile("[-A-Za-z0-9._~+/]+=*");

  private final Optional<Path> file;
  private final AtomicLong complained = new AtomicLong(System.nanoTime() - COMPLAINT_NANOS);

  /** Of this file; empty: there is no token. */
  public TokenFile(Optional<Path> file) {
    this.file = file;
  }

  /** The token; empty: there is none now. */
  @Override
  public Optional<String> get() {
    return file.flatMap(this::read);
  }

  private Optional<String> read(Path path) {
    try {
      String token = Files.readString(path).strip();
      if (TOKEN.matcher(token).matches()) {
        return Optional.of(token);
      }
      complain(path, "it holds no token");
    } catch (IOException e) {
      complain(path, e.toString());
    }
    return Optional.empty();
  }

  private void complain(Path path, String reason) {
    long last = complained.get();
    long now = System.nanoTime();
    if (now - last >= COMPLAINT_NANOS && complained.compareAndSet(last, now)) {
      LOG.atWarn()
          .addKeyValue("file", path)
          .addKeyValue("reason", reason)
          .log("no token for members");
    }
  }
}
