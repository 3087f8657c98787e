package dev.onevalue.node.core;

import dev.onevalue.node.core.membership.Member;
import dev.onevalue.node.core.register.Register;
import java.util.stream.Stream;

/** Keeps what a node must not forget. */
public interface Storage {

  /** Keeps nothing: a node with it forgets all when it ends. */
  Storage NONE =
      new Storage() {
        @Override
        public void save(Register register) {
          // memory is all there is
        }

        @Override
        public void saveMembers(Stream<Member> members) {
          // memory is all there is
        }
      };

  /**
   * Returns once the register would survive a loss of power. The one that was saved before survives
   * whatever happens meanwhile.
   */
  void save(Register register) throws StorageFailedException;

  /** Keeps who the other members are, for the next start. What fails is told, and not thrown. */
  void saveMembers(Stream<Member> others);
}
