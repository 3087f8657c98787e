package dev.onevalue.operator;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** What is logged from now on, of all that the operator's own configuration lets through. */
public final class Logged extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

  /** Begins to listen. */
  public Logged() {
    start();
    root.addAppender(this);
  }

  @Override
  protected void append(ILoggingEvent event) {
    events.add(event);
  }

  /** Messages, each with what it is about. */
  public List<String> lines() {
    return events.stream().map(e -> e.getMessage() + " " + e.getKeyValuePairs()).toList();
  }

  /** Messages alone. */
  public List<String> messages() {
    return events.stream().map(ILoggingEvent::getMessage).toList();
  }

  /** Those that are followed by a stack trace. */
  public List<String> withStackTrace() {
    return events.stream()
        .filter(event -> event.getThrowableProxy() != null)
        .map(event -> event.getLoggerName() + ": " + event.getFormattedMessage())
        .toList();
  }

  @Override
  public void close() {
    root.detachAppender(this);
  }
}
