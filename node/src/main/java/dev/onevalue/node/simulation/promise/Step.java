package dev.onevalue.node.simulation.promise;

import dev.onevalue.node.core.Input;
import dev.onevalue.node.core.Output;
import dev.onevalue.node.core.freshness.Freshness;
import dev.onevalue.node.core.register.Moment;
import dev.onevalue.node.core.register.Register;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a node was given at one moment, and what could be seen of it afterwards.
 *
 * @param trueNanos when that was, which no node knows
 * @param visible the register that it shows
 * @param kept the register that it would have after a loss of power, null if none; the visible one
 *     if it has no disk, since it is kept as long as the node lives
 * @param informed whether it says that it is
 * @param freshness what it says that it may lack
 * @param nextDeadline when it says that it must be woken
 */
public record Step(
    Moment moment,
    long trueNanos,
    List<Input> inputs,
    Output output,
    Register visible,
    @Nullable Register kept,
    boolean informed,
    Freshness freshness,
    long nextDeadline) {}
