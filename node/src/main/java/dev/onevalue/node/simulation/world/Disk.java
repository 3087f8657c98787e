package dev.onevalue.node.simulation.world;

import dev.onevalue.node.core.Recovered;
import dev.onevalue.node.core.Storage;
import dev.onevalue.node.core.StorageFailedException;
import dev.onevalue.node.core.membership.Member;
import dev.onevalue.node.core.receipt.Refusal.Reason;
import dev.onevalue.node.core.register.Register;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A disk that keeps the contract of {@link Storage}, and nothing beyond it. Of a write that failed
 * or was cut off, only luck says whether it is there later: it may be lost, torn, or complete.
 */
final class Disk implements Storage {

  private enum State {
    SOUND,
    FULL,
    FAILING
  }

  private final Setting setting;
  private final String name;
  private @Nullable Register durable;
  private @Nullable Register doubtful;
  private List<Member> members = List.of();
  private State state = State.SOUND;
  private boolean perfect;

  Disk(Setting setting, String name) {
    this.setting = setting;
    this.name = name;
  }

  @Override
  public void save(Register register) throws StorageFailedException {
    setting.promises().onSaving(register);
    losePowerPerhaps();
    if (state != State.SOUND && setting.dice().chance(0.8)) {
      fail(register);
    }
    durable = register;
    doubtful = null;
    losePowerPerhaps();
  }

  private void losePowerPerhaps() {
    if (!perfect && setting.strikes(Fault.POWER)) {
      throw new PowerLoss();
    }
  }

  private void fail(Register register) throws StorageFailedException {
    if (state == State.FULL) {
      throw new StorageFailedException(Reason.STORAGE_FULL, "no space", new IOException("ENOSPC"));
    }
    doubtful = setting.dice().chance(0.5) ? register : null;
    setting.say(name, () -> "disk fails, it will have " + Words.of(doubtful));
    throw new StorageFailedException(Reason.STORAGE_FAILED, "I/O error", new IOException("EIO"));
  }

  @Override
  public void saveMembers(Stream<Member> others) {
    losePowerPerhaps();
    if (state == State.SOUND) {
      members = others.toList();
    }
  }

  /** Writes may fail from now on. */
  void breakDown() {
    state = setting.dice().chance(0.5) ? State.FULL : State.FAILING;
    setting.say(name, () -> "disk is " + state);
  }

  void repair() {
    state = State.SOUND;
  }

  /** Nothing goes wrong any more. */
  void perfect() {
    repair();
    perfect = true;
  }

  /** What is certain to be there. */
  @Nullable Register durable() {
    return durable;
  }

  /** What a node finds that starts. */
  Recovered recover() {
    if (doubtful != null) {
      setting.promises().onKeptAllTheSame(doubtful);
      durable = doubtful;
      doubtful = null;
    }
    return new Recovered(durable, members);
  }
}
