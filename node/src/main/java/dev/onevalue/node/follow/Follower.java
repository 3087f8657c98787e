package dev.onevalue.node.follow;

import dev.onevalue.client.Connection;
import dev.onevalue.client.Connection.State;
import dev.onevalue.client.OneValue;
import dev.onevalue.client.Register;
import dev.onevalue.node.flagd.FlagDefinition;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the file as the client knows the value. Thread-safe. */
final class Follower {

  private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

  private final Arguments arguments;
  private final ValueFile file;
  private @Nullable Register written;

  Follower(Arguments arguments) {
    this.arguments = arguments;
    this.file = new ValueFile(arguments.file());
  }

  /** Another value was heard. */
  synchronized void changed(Register register) {
    try {
      file.write(arguments.format().of(register, arguments.key()));
      written = register;
      if (arguments.format() == Format.FLAGD && !FlagDefinition.isExact(register.value())) {
        LOG.error("no flag is in the file: {}", FlagDefinition.refusal(register.value()));
      }
    } catch (IOException e) {
      LOG.error("{} cannot be written: {}", arguments.file(), e.toString());
    }
  }

  /** Time has passed: writes what could not be written, and tells that the file is fresh. */
  synchronized void beat(OneValue client) {
    Register register = client.register();
    if (!register.equals(written)) {
      changed(register);
    }
    if (client.connection().state() != State.FRESH
        || client.staleness().equals(ChronoUnit.FOREVER.getDuration())) {
      return;
    }
    try {
      file.freshAt(Instant.now().minus(client.staleness()));
    } catch (IOException e) {
      // somebody has taken it away
      written = null;
    }
  }

  void connectionChanged(Connection connection) {
    LOG.info("{}: {}: {}", connection.member(), connection.state(), connection.reason());
  }
}
