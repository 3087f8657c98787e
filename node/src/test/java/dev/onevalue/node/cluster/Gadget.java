package dev.onevalue.node.cluster;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jgroups.util.SizeStreamable;

/** Classes that tell when something that came over the network made one of them. */
final class Gadget {

  static final AtomicInteger MADE = new AtomicInteger();

  private Gadget() {}

  /** Made by Java's deserialization. */
  static final class Deserialized implements Serializable {

    private void readObject(ObjectInputStream in) {
      MADE.incrementAndGet();
    }
  }

  /** Made by its name. Public for JGroups. */
  public static final class Named implements SizeStreamable {

    public Named() {
      MADE.incrementAndGet();
    }

    @Override
    public void writeTo(DataOutput out) {}

    @Override
    public void readFrom(DataInput in) {}

    @Override
    public int serializedSize() {
      return 0;
    }
  }
}
