package dev.onevalue.node.faults;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import dev.onevalue.node.faults.Operation.Acknowledged;
import dev.onevalue.node.faults.Operation.Refused;
import dev.onevalue.node.faults.Operation.Write;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a cluster promises its clients, whatever fails. Each method returns where a history breaks
 * one promise, in words; nothing if it keeps it.
 */
final class Promises {

  private record Version(long generation, String writer) {}

  private Promises() {}

  /** Breaches of all promises that hold in every run. */
  static List<String> broken(History history, Memory memory) {
    List<Operation> operations = history.operations();
    return Stream.of(
            neverBack(operations, memory),
            sameVersionSameValue(operations),
            refusedNeverShowsUp(operations),
            nothingFromNowhere(operations),
            holdersHold(operations))
        .flatMap(List::stream)
        .toList();
  }

  /** A register never goes back within one memory, and a write is newer than what was shown. */
  static List<String> neverBack(List<Operation> operations, Memory memory) {
    return operations.stream()
        .collect(groupingBy(operation -> memory.of(operation.life())))
        .values()
        .stream()
        .flatMap(group -> behind(group.stream(), Floor.of(group.stream())))
        .map(how -> "a register never goes back: " + how)
        .toList();
  }

  /** Same generation, same writer, same value, on all nodes. */
  static List<String> sameVersionSameValue(List<Operation> operations) {
    Map<Version, Observed> first = new HashMap<>();
    return seen(operations)
        .filter(seen -> {
          var version = new Version(seen.generation(), seen.writer());
          Observed before = first.putIfAbsent(version, seen);
          return before != null && !before.equals(seen);
        })
        .map(seen -> "same version, same value: another value was seen than in " + seen)
        .distinct()
        .toList();
  }

  /** What was answered 503 or 507 is not there, now or later. */
  static List<String> refusedNeverShowsUp(List<Operation> operations) {
    Set<Long> refused =
        writes(operations)
            .filter(write -> write.result() instanceof Refused)
            .map(Write::value)
            .collect(toSet());
    return seen(operations)
        .filter(seen -> refused.contains(seen.value()))
        .distinct()
        .map(seen -> "a refused write never shows up: but %s does".formatted(seen))
        .toList();
  }

  /** Every value that a node of the cluster has written was asked for. */
  static List<String> nothingFromNowhere(List<Operation> operations) {
    Set<Long> asked = writes(operations).map(Write::value).collect(toSet());
    return seen(operations)
        .filter(seen -> seen.generation() > 0 && !asked.contains(seen.value()))
        .distinct()
        .map(seen -> "nothing comes from nowhere: nobody has set " + seen)
        .toList();
  }

  /** Whoever a receipt names as a holder shows that write from then on, or a newer one. */
  static List<String> holdersHold(List<Operation> operations) {
    Map<String, Life> lives = new HashMap<>();
    acknowledged(operations)
        .forEach(write -> lives.put(receipt(write).written().writer(), write.life()));
    Map<Life, List<Operation>> byLife = operations.stream().collect(groupingBy(Operation::life));
    Map<String, List<Write>> byHolder = new HashMap<>();
    acknowledged(operations)
        .forEach(write ->
            receipt(write)
                .holders()
                .forEach(
                    holder -> byHolder.computeIfAbsent(holder, _ -> new ArrayList<>()).add(write)));
    return byHolder.entrySet().stream()
        .filter(held -> lives.containsKey(held.getKey()))
        .flatMap(held ->
            behind(
                byLife.getOrDefault(lives.get(held.getKey()), List.of()).stream(),
                Floor.of(held.getValue().stream())))
        .map(how -> "whoever a receipt names has the write: " + how)
        .toList();
  }

  /**
   * Who does not know what the others know acknowledges nothing. Holds where those others stayed: a
   * life's writes are newer than what they had shown before it began.
   */
  static List<String> ignorant(History history) {
    List<Operation> operations = history.operations();
    Map<Life, Long> starts = history.starts();
    Map<Integer, Floor> known = new HashMap<>();
    starts
        .keySet()
        .forEach(life -> known.computeIfAbsent(life.node(), node -> others(node, operations)));
    return acknowledged(operations)
        .filter(write -> starts.containsKey(write.life()))
        .filter(write ->
            receipt(write).written().generation()
                <= Objects.requireNonNull(known.get(write.life().node()))
                    .at(Objects.requireNonNull(starts.get(write.life()))))
        .map(write -> "who cannot know the cluster acknowledges nothing: but " + write)
        .toList();
  }

  private static Floor others(int node, List<Operation> operations) {
    return Floor.of(operations.stream().filter(operation -> operation.life().node() != node));
  }

  /** An acknowledged write is not lost: all end with that one, or one that is not older. */
  static List<String> lost(Stream<Write> mustSurvive, Observed last) {
    return mustSurvive
        .filter(write -> write.result() instanceof Acknowledged)
        .filter(write -> receipt(write).written().generation() > last.generation())
        .map(write ->
            "an acknowledged write is not lost: %s ends it, after %s".formatted(last, write))
        .toList();
  }

  private static Stream<String> behind(Stream<Operation> operations, Floor floor) {
    return operations.flatMap(operation -> {
      Observed seen = operation.seen();
      long known = floor.at(operation.span().start());
      long least = operation instanceof Write ? known + 1 : known;
      return seen == null || seen.generation() >= least
          ? Stream.empty()
          : Stream.of("generation %d was there before %s".formatted(known, operation));
    });
  }

  private static Stream<Observed> seen(List<Operation> operations) {
    return operations.stream().flatMap(operation -> Stream.ofNullable(operation.seen()));
  }

  private static Stream<Write> writes(List<Operation> operations) {
    return operations.stream().filter(Write.class::isInstance).map(Write.class::cast);
  }

  private static Stream<Write> acknowledged(List<Operation> operations) {
    return writes(operations).filter(write -> write.result() instanceof Acknowledged);
  }

  private static Acknowledged receipt(Write write) {
    return (Acknowledged) write.result();
  }
}
