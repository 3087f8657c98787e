package dev.onevalue.node.simulation;

import dev.onevalue.node.simulation.world.Fault;
import dev.onevalue.node.simulation.world.Faults;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the command is to do.
 *
 * @param nodes how many machines each world has
 * @param json whether it ends with one JSON object
 * @param trace whether all that happens is printed
 */
record Request(int nodes, Seeds seeds, Faults faults, boolean json, boolean trace) {

  private static final int MOST_NODES = 64;

  static final Request USUAL = new Request(5, new Seeds(0, 999), Faults.USUAL, false, false);

  static Request parse(List<String> arguments) throws BadUsage {
    Request request = USUAL;
    for (Iterator<String> each = arguments.iterator(); each.hasNext(); ) {
      request = request.with(each.next(), each);
    }
    return request;
  }

  private Request with(String option, Iterator<String> rest) throws BadUsage {
    return switch (option) {
      case "--json" -> new Request(nodes, seeds, faults, true, trace);
      case "--trace" -> new Request(nodes, seeds, faults, json, true);
      case "--nodes" -> new Request(nodes(next(option, rest)), seeds, faults, json, trace);
      case "--seeds" -> new Request(nodes, Seeds.parse(next(option, rest)), faults, json, trace);
      default -> {
        Fault fault = fault(option);
        double rate = rate(option, next(option, rest));
        yield new Request(nodes, seeds, faults.with(fault, rate), json, trace);
      }
    };
  }

  private static String next(String option, Iterator<String> rest) throws BadUsage {
    if (!rest.hasNext()) {
      throw new BadUsage(option + " needs a value");
    }
    return rest.next();
  }

  private static int nodes(String text) throws BadUsage {
    try {
      int nodes = Integer.parseInt(text);
      if (nodes >= 1 && nodes <= MOST_NODES) {
        return nodes;
      }
    } catch (NumberFormatException _) {
      // said below
    }
    throw new BadUsage("--nodes is a number from 1 to " + MOST_NODES + ", not '" + text + "'");
  }

  private static Fault fault(String option) throws BadUsage {
    return Stream.of(Fault.values())
        .filter(fault -> fault.option().equals(option))
        .findFirst()
        .orElseThrow(() -> new BadUsage("there is no option '" + option + "'; try --help"));
  }

  private static double rate(String option, String text) throws BadUsage {
    try {
      double rate = Double.parseDouble(text);
      if (rate >= 0 && rate <= 1) {
        return rate;
      }
    } catch (NumberFormatException _) {
      // said below
    }
    throw new BadUsage(option + " is a probability from 0 to 1, not '" + text + "'");
  }

  /** The command that runs this seed again, and tells all that happens. */
  String replay(long seed) {
    return "java -jar node/target/onevalue-node.jar simulate --nodes %d --seeds %d%s --trace"
        .formatted(nodes, seed, faults.asOptions());
  }
}
