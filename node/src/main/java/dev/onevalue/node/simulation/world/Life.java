package dev.onevalue.node.simulation.world;

import dev.onevalue.node.core.Envelope;
import dev.onevalue.node.core.GossipSettings;
import dev.onevalue.node.core.Input;
import dev.onevalue.node.core.Input.Heartbeat;
import dev.onevalue.node.core.Input.Tick;
import dev.onevalue.node.core.Output;
import dev.onevalue.node.core.Recovered;
import dev.onevalue.node.core.Replica;
import dev.onevalue.node.core.Storage;
import dev.onevalue.node.core.membership.Member;
import dev.onevalue.node.core.register.Moment;
import dev.onevalue.node.core.register.NodeId;
import dev.onevalue.node.core.register.Register;
import dev.onevalue.node.simulation.promise.Step;
import dev.onevalue.node.simulation.promise.Witness;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BiConsumer;

/**
 * One node from its start to its end: what happens to it waits, and is given to its replica some
 * inputs at a time.
 */
final class Life {

  private static final long NEVER = Long.MAX_VALUE;
  private static final long LONGEST_WAIT = 2 * Schedule.MILLIS;

  private final Setting setting;
  private final Machine machine;
  private final Member member;
  private final Replica replica;
  private final Witness witness;
  private final BiConsumer<Life, Envelope> network;
  private final List<Input> waiting = new ArrayList<>();
  private boolean alive = true;
  private long wakesAt = NEVER;
  private long standsStillUntil;

  Life(
      Setting setting,
      Machine machine,
      GossipSettings settings,
      BiConsumer<Life, Envelope> network) {
    this.setting = setting;
    this.machine = machine;
    this.network = network;
    this.member = new Member(settings.self(), machine.endpoint());
    Recovered recovered = machine.recover();
    Storage storage = machine.hasDisk() ? machine.disk() : Storage.NONE;
    this.replica = new Replica(settings, recovered, storage, setting.dice().split());
    this.witness =
        new Witness(
            settings.self(),
            machine.memory(),
            recovered,
            replica.register(),
            settings.patienceNanos());
    setting.promises().atStart(witness);
    say("starts at " + machine.endpoint() + " with " + Words.of(replica.register()));
  }

  NodeId id() {
    return member.id();
  }

  Member member() {
    return member;
  }

  Machine machine() {
    return machine;
  }

  boolean isAlive() {
    return alive;
  }

  boolean informed() {
    return replica.informed();
  }

  /** For how long it says that it may have missed something; empty if it does not know. */
  OptionalLong age() {
    return replica.informed()
        ? replica.freshness().ageNanos(machine.moment().nanos())
        : OptionalLong.empty();
  }

  Register register() {
    return replica.register();
  }

  private void say(String what) {
    setting.say(machine.name(), () -> what);
  }

  /** Ticks from now on, once in this time or so. */
  void tickEvery(long nanos) {
    takeEvery(nanos, new Tick());
  }

  /** Its heart beats from now on, once in this time or so. */
  void beatEvery(long nanos) {
    takeEvery(nanos, new Heartbeat());
  }

  private void takeEvery(long nanos, Input input) {
    long early = nanos - setting.dice().between(0, nanos / 10);
    setting
        .schedule()
        .in(
            early,
            () -> {
              if (alive) {
                if (!waiting.contains(input)) {
                  take(input);
                }
                takeEvery(nanos, input);
              }
            });
  }

  /** Something happens to it. */
  void take(Input input) {
    if (alive) {
      waiting.add(input);
      wakeIn(setting.dice().between(0, LONGEST_WAIT));
    }
  }

  void standStill(long nanos) {
    standsStillUntil = setting.schedule().now() + nanos;
    setting.say(machine.name(), () -> "stands still for " + nanos / Schedule.MILLIS + " ms");
  }

  void goOn() {
    standsStillUntil = 0;
    wakeIn(0);
  }

  void end(String how) {
    alive = false;
    machine.end();
    say(how);
  }

  private void wakeIn(long nanos) {
    long at = Math.max(setting.schedule().now() + nanos, standsStillUntil);
    if (at < wakesAt) {
      wakesAt = at;
      setting
          .schedule()
          .in(
              at - setting.schedule().now(),
              () -> {
                if (alive && wakesAt == at) {
                  wake();
                }
              });
    }
  }

  private void wake() {
    wakesAt = NEVER;
    if (setting.schedule().now() < standsStillUntil) {
      wakeIn(0);
      return;
    }
    try {
      step(nextInputs());
    } catch (PowerLoss _) {
      end("loses power");
    }
  }

  /** All that wait, or fewer. */
  private List<Input> nextInputs() {
    int count =
        waiting.size() < 2 || setting.dice().chance(0.5)
            ? waiting.size()
            : 1 + setting.dice().below(waiting.size());
    List<Input> next = List.copyOf(waiting.subList(0, count));
    waiting.subList(0, count).clear();
    return next;
  }

  private void step(List<Input> inputs) {
    Moment moment = machine.moment();
    inputs.forEach(input -> setting.say(machine.name(), () -> Words.of(input)));
    Output output = replica.step(inputs, moment);
    output.answers().forEach(a -> setting.say(machine.name(), () -> "answers " + Words.of(a)));
    setting.say(machine.name(), () -> "has " + Words.of(register()));
    long otherwise = moment.nanos() + 3_600 * Schedule.SECONDS;
    long deadline = replica.nextDeadline(otherwise);
    Register visible = replica.register();
    var step =
        new Step(
            moment,
            setting.schedule().now(),
            inputs,
            output,
            visible,
            machine.kept(visible),
            replica.informed(),
            replica.freshness(),
            deadline);
    setting.promises().onStep(witness, step);
    output.envelopes().forEach(envelope -> network.accept(this, envelope));
    if (!waiting.isEmpty()) {
      wakeIn(setting.dice().between(0, LONGEST_WAIT));
    }
    if (deadline != otherwise) {
      wakeIn(deadline - moment.nanos());
    }
  }
}
