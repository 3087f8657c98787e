package dev.onevalue.node.cluster.discovery;

import dev.onevalue.node.cluster.log.RareLog;
import dev.onevalue.node.core.register.Register;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a checkpoint once: what fails is logged, and done again at the next call. */
final class CheckpointReader {

  private static final Logger LOG = LoggerFactory.getLogger(CheckpointReader.class);

  private final RareLog rareLog = new RareLog(LOG);
  private final KubernetesCheckpoint checkpoint;
  private final Consumer<Optional<Register>> taker;
  private boolean read;

  CheckpointReader(KubernetesCheckpoint checkpoint, Consumer<Optional<Register>> taker) {
    this.checkpoint = checkpoint;
    this.taker = taker;
  }

  /** Reads it, unless that is done. */
  synchronized void read() {
    if (read) {
      return;
    }
    try {
      Optional<Register> kept = checkpoint.read();
      kept.ifPresent(register ->
          LOG.info("checkpoint: value {}, generation {}", register.value(), register.generation()));
      taker.accept(kept);
      read = true;
    } catch (IOException | IllegalArgumentException e) {
      rareLog.warn("the checkpoint cannot be read", checkpoint.url(), e.getMessage());
    }
  }
}
