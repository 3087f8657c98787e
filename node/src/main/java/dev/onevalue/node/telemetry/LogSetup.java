package dev.onevalue.node.telemetry;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.status.NopStatusListener;
import java.util.Map;
import net.logstash.logback.encoder.LogstashEncoder;
import org.slf4j.Logger;

/**
 * What is logged, and in which form: {@code LOG_FORMAT} says {@code json}, or it is text. Logback
 * finds it as a service. Not XML: reading that, and making both forms, costs 900 classes, which is
 * a fifth of the memory of a node.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_LOW_PRIORITY)
public final class LogSetup extends ContextAwareBase implements Configurator {

  /** A message is one line, whatever a client or another node put into it. */
  private static final String LINE = "%replace(%msg %kvp{NONE}){'[\\p{C}\\p{Zl}\\p{Zp}]', '?'}";

  private static final String TEXT =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %replace(" + LINE + "){' $', ''}%n%ex{short}";

  private static final Map<String, Level> LEVELS =
      Map.of(
          Logger.ROOT_LOGGER_NAME,
          Level.WARN,
          "dev.onevalue",
          Level.INFO,
          // what it would tell, its caller tells: a failed start, a failed request
          "io.javalin",
          Level.OFF,
          // it warns of every bad request, and quotes it
          "org.eclipse.jetty",
          Level.ERROR,
          "org.jgroups.protocols.pbcast.GMS",
          Level.ERROR);

  private static final int QUEUE = 1024;
  private static final int MAX_FLUSH_MILLIS = 1000;

  @Override
  public ExecutionStatus configure(LoggerContext logback) {
    if (System.getProperty("logback.configurationFile") != null) {
      return ExecutionStatus.INVOKE_NEXT_IF_ANY;
    }
    // its own troubles would otherwise go to standard output
    logback.getStatusManager().add(new NopStatusListener());
    LEVELS.forEach((name, level) -> logback.getLogger(name).setLevel(level));
    logback.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(queue(logback, console(logback)));
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  private static ConsoleAppender<ILoggingEvent> console(LoggerContext logback) {
    Encoder<ILoggingEvent> encoder = "json".equals(System.getenv("LOG_FORMAT")) ? json() : text();
    encoder.setContext(logback);
    encoder.start();
    var console = new ConsoleAppender<ILoggingEvent>();
    console.setContext(logback);
    console.setEncoder(encoder);
    console.start();
    return console;
  }

  private static Encoder<ILoggingEvent> text() {
    var text = new PatternLayoutEncoder();
    text.setPattern(TEXT);
    return text;
  }

  private static Encoder<ILoggingEvent> json() {
    return new LogstashEncoder();
  }

  /**
   * Nobody waits for the reader of the log: once the queue is full, lines are dropped, those below
   * WARN before.
   */
  private static AsyncAppender queue(LoggerContext logback, ConsoleAppender<ILoggingEvent> last) {
    var queue = new AsyncAppender();
    queue.setContext(logback);
    queue.setQueueSize(QUEUE);
    queue.setNeverBlock(true);
    queue.setMaxFlushTime(MAX_FLUSH_MILLIS);
    queue.addAppender(last);
    queue.start();
    return queue;
  }
}
