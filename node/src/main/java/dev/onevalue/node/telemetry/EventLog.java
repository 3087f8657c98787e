package dev.onevalue.node.telemetry;

import dev.onevalue.node.core.GossipEvent;
import dev.onevalue.node.core.GossipEvent.Accepted;
import dev.onevalue.node.core.GossipEvent.Discarded;
import dev.onevalue.node.core.GossipEvent.Inadmissible;
import dev.onevalue.node.core.GossipEvent.Informed;
import dev.onevalue.node.core.GossipEvent.Regained;
import dev.onevalue.node.core.GossipEvent.Written;
import dev.onevalue.node.core.Output;
import dev.onevalue.node.core.register.Register;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what happens to the register. For one thread. */
public final class EventLog implements Consumer<Output> {

  private static final Logger LOG = LoggerFactory.getLogger(EventLog.class);

  private final LogBudget accepted =
      new LogBudget(100, Duration.ofSeconds(1), InstantSource.system());
  private final LogBudget discarded =
      new LogBudget(100, Duration.ofSeconds(1), InstantSource.system());
  private final LogBudget inadmissible =
      new LogBudget(1, Duration.ofMinutes(1), InstantSource.system());

  @Override
  public void accept(Output output) {
    output.events().forEach(this::log);
  }

  private void log(GossipEvent event) {
    switch (event) {
      case Written _ -> {}
      case Accepted(Register register, String from) ->
          accepted.log(_ ->
              Traced.info(LOG, register)
                  .log(
                      "NewVal: {} Gen: {} Notifier: {}",
                      register.value(),
                      register.generation(),
                      from));
      case Discarded(Register loser, Register winner) ->
          discarded.log(_ ->
              Traced.warn(LOG, loser)
                  .log(
                      "of two concurrent writes {} was kept, {} discarded",
                      text(winner),
                      text(loser)));
      case Regained(Register write, Register by) ->
          discarded.log(_ ->
              Traced.info(LOG, write).log("{} is kept after all, by {}", text(write), text(by)));
      case Inadmissible(Register register, String from) ->
          inadmissible.log(leftOut ->
              LOG.warn(
                  "generation {} from {} was refused: it is ahead of this node's clock ({} more"
                      + " since the last such line)",
                  register.generation(),
                  from,
                  leftOut));
      case Informed() -> LOG.info("this node knows the cluster's value, and takes writes");
    }
  }

  private static String text(Register register) {
    return "value %d (generation %d, writer %s)"
        .formatted(register.value(), register.generation(), register.version().writer());
  }
}
