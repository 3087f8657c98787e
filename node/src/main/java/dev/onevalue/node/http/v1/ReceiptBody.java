package dev.onevalue.node.http.v1;

import dev.onevalue.node.core.receipt.Receipt;
import dev.onevalue.node.core.register.NodeId;
import dev.onevalue.node.core.register.Register;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What {@code PUT /v1/value} answers: the register as written, and who holds it.
 *
 * @param confirmed whether as many members as asked held it in time; if not, it was written here
 * @param discarded whether a concurrent write has replaced it already
 * @param members number of members
 * @param holders those known to hold it
 * @param missing the others
 */
record ReceiptBody(
    long value,
    String valueText,
    long generation,
    String writer,
    boolean confirmed,
    boolean discarded,
    int members,
    List<Holder> holders,
    List<String> missing) {

  /** A member that holds it, and after how many milliseconds that was known. */
  record Holder(String member, double millis) {}

  static ReceiptBody of(Receipt receipt) {
    Register written = receipt.written();
    return new ReceiptBody(
        written.value(),
        Long.toString(written.value()),
        written.generation(),
        written.version().writer().toString(),
        receipt.confirmed(),
        receipt.discarded(),
        receipt.members(),
        receipt.holders().stream().map(ReceiptBody::holder).toList(),
        receipt.missing().stream().map(NodeId::toString).toList());
  }

  private static Holder holder(Receipt.Holder holder) {
    double micros = TimeUnit.NANOSECONDS.toMicros(holder.nanos());
    return new Holder(holder.member().toString(), micros / 1_000);
  }
}
