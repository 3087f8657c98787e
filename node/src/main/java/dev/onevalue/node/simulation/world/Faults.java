package dev.onevalue.node.simulation.world;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How often things go wrong.
 *
 * @param rates probabilities from 0 to 1 of those that are not as usual
 */
public record Faults(Map<Fault, Double> rates) {

  /** All of them, as often as usual. */
  public static final Faults USUAL = new Faults(Map.of());

  public Faults {
    EnumMap<Fault, Double> copy = new EnumMap<>(Fault.class);
    copy.putAll(rates);
    rates = copy;
  }

  public Faults with(Fault fault, double rate) {
    var changed = new EnumMap<Fault, Double>(Fault.class);
    changed.putAll(rates);
    changed.put(fault, rate);
    return new Faults(changed);
  }

  double rate(Fault fault) {
    return rates.getOrDefault(fault, fault.usual());
  }

  /** The options of the command that mean these, with a space before each. */
  public String asOptions() {
    return rates.entrySet().stream()
        .map(rate -> " " + rate.getKey().option() + " " + rate.getValue())
        .collect(Collectors.joining());
  }
}
