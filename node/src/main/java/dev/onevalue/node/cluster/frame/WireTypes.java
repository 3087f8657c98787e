package dev.onevalue.node.cluster.frame;

import java.util.Arrays;
import java.util.Set;
import java.util.function.Supplier;
import org.jgroups.EmptyMessage;
import org.jgroups.Message;
import org.jgroups.MessageFactory;
import org.jgroups.conf.ClassConfigurator;
import org.jspecify.annotations.Nullable;

/**
 * What may come over the network. As JGroups is made, whoever connects can have any of its types
 * read, among them one that reads any Java object and one that makes a class of any name. Here only
 * those are left that our protocols send, and lengths in them are bounded by what has arrived.
 */
public final class WireTypes extends MessageFactory {

  /** Digest, MutableDigest and SeqnoList: all that our protocols send as an object. */
  static final Set<Short> OBJECTS = Set.of((short) 9, (short) 10, (short) 15);

  /**
   * By number, from jg-magic-map.xml: IpAddress, View, ViewId, MergeView, PingData, JoinRsp, the
   * objects, UUID and ExtendedUUID; then the headers of Discovery, GMS, STABLE, the transport,
   * FD_ALL3, MERGE3, NAKACK2, UNICAST3 and VERIFY_SUSPECT2.
   */
  private static final Set<Integer> ALLOWED =
      Set.of(1, 4, 5, 6, 7, 8, 9, 10, 11, 12, 15, 53, 55, 56, 60, 62, 75, 78, 82, 94);

  private WireTypes() {}

  /** From now on, in this JVM, nothing else is read. */
  public static void restrict() {
    Arrays.fill(creators, null);
    creators[Message.BYTES_MSG] = PlainBytesMessage::new;
    creators[Message.EMPTY_MSG] = EmptyMessage::new;
    creators[Message.OBJ_MSG] = KnownObjectMessage::new;
    restrictNumbers();
  }

  /** JGroups offers no other way than a file that a system property names before it starts. */
  private static void restrictNumbers() {
    try {
      var field = ClassConfigurator.class.getDeclaredField("magicMap");
      field.setAccessible(true);
      @Nullable Supplier<?>[] types = (@Nullable Supplier<?>[]) field.get(null);
      for (int number = 0; number < types.length; number++) {
        if (!ALLOWED.contains(number)) {
          types[number] = null;
        }
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this version of JGroups is not known", e);
    }
  }
}
