package dev.onevalue.node.http.access.tokens;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.onevalue.node.http.access.Access;
import dev.onevalue.node.http.access.BearerToken;
import dev.onevalue.node.http.access.Caller;
import dev.onevalue.node.http.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets those write whose token is in a file, as a hash. The file is read anew every two seconds; if
 * it cannot be read, or is wrong, what it said before counts on.
 */
public final class FileTokens implements Access, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FileTokens.class);
  private static final int MAX_BYTES = 64 * 1024;
  private static final int PERIOD_SECONDS = 2;

  private final Path file;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("tokens").factory());
  private volatile TokenList tokens;
  private String seen;
  private String failure = "";

  private FileTokens(Path file, String text) {
    this.file = file;
    this.seen = text;
    this.tokens = TokenList.parse(text);
  }

  /**
   * Reads a file, and goes on doing so until it is closed.
   *
   * @throws IOException if it cannot be read, or has a bad line; says which
   */
  public static FileTokens open(Path file) throws IOException {
    FileTokens opened;
    try {
      opened = new FileTokens(file, read(file));
    } catch (IOException | IllegalArgumentException e) {
      throw new IOException(wrong(file, e), e);
    }
    LOG.info("{} tokens of {} may write", opened.tokens.size(), file);
    opened.start();
    return opened;
  }

  @Override
  public Optional<Caller> known(@Nullable String authorization) {
    return BearerToken.in(authorization).flatMap(tokens::ownerOf).map(Caller::new);
  }

  @Override
  public Caller require(@Nullable String authorization) throws ProblemException {
    String token =
        BearerToken.in(authorization)
            .orElseThrow(() ->
                BearerToken.missing(
                    "to write, send a token: 'Authorization: Bearer TOKEN'. This node knows the"
                        + " hashes of those that may, in the file of WRITE_TOKENS_FILE"));
    return tokens
        .ownerOf(token)
        .map(Caller::new)
        .orElseThrow(() ->
            BearerToken.invalid(
                "this token's hash, sha256 of it without a line's end, is not in the file of"
                    + " WRITE_TOKENS_FILE"));
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  /** Reads it now. */
  synchronized void look() {
    try {
      String text = read(file);
      if (!text.equals(seen)) {
        tokens = TokenList.parse(text);
        seen = text;
        LOG.info("{} tokens of {} may write from now on", tokens.size(), file);
      }
      failure = "";
    } catch (IOException | IllegalArgumentException e) {
      logOnce(e);
    }
  }

  private void logOnce(Exception e) {
    String wrong = wrong(file, e);
    if (!wrong.equals(failure)) {
      LOG.error("{}; what it said before counts on", wrong);
      failure = wrong;
    }
  }

  private void start() {
    var _ =
        timer.scheduleWithFixedDelay(this::look, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
  }

  private static String read(Path file) throws IOException {
    try (InputStream bytes = Files.newInputStream(file)) {
      byte[] text = bytes.readNBytes(MAX_BYTES + 1);
      if (text.length > MAX_BYTES) {
        throw new IOException("it has more than %d bytes".formatted(MAX_BYTES));
      }
      return new String(text, UTF_8);
    }
  }

  private static String wrong(Path file, Exception why) {
    String reason =
        why instanceof IllegalArgumentException ? String.valueOf(why.getMessage()) : why.toString();
    return "WRITE_TOKENS_FILE: %s: %s".formatted(file, reason);
  }
}
