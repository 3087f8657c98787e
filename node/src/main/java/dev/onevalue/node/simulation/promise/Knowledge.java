package dev.onevalue.node.simulation.promise;

import dev.onevalue.node.core.Input;
import dev.onevalue.node.core.Input.ContactsChanged;
import dev.onevalue.node.core.Input.Received;
import dev.onevalue.node.core.Recovered;
import dev.onevalue.node.core.membership.Contacts;
import dev.onevalue.node.core.membership.Endpoint;
import dev.onevalue.node.core.membership.Member;
import dev.onevalue.node.core.register.Moment;
import java.util.HashSet;
import java.util.Set;

/**
 * Whether a life can know the cluster, judged from what was delivered to it: the rules of {@code
 * WriteGate} written down a second time, plainly.
 */
final class Knowledge {

  private final boolean hasMemory;
  private final Set<Endpoint> remembered = new HashSet<>();
  private final Set<Endpoint> heard = new HashSet<>();
  private final long patienceNanos;
  private Contacts contacts = Contacts.UNKNOWN;
  private boolean callable;
  private long callableSince;
  private boolean possible;

  Knowledge(Recovered recovered, long patienceNanos) {
    this.hasMemory = recovered.register() != null;
    this.patienceNanos = patienceNanos;
    recovered.members().stream().map(Member::endpoint).forEach(remembered::add);
  }

  /** Whether it may say that it is informed. */
  boolean isPossible() {
    return possible;
  }

  void on(Input input, Moment now) {
    if (possible) {
      return;
    }
    if (input instanceof Received received) {
      heard.add(received.from().endpoint());
      possible = received.message().informed();
    } else if (input instanceof ContactsChanged changed) {
      contacts = changed.contacts();
      callableSince = callable ? callableSince : now.nanos();
      callable = true;
    }
    onTime(now);
  }

  void onTime(Moment now) {
    if (!possible && callable) {
      boolean waited = now.nanos() - callableSince >= patienceNanos;
      possible = hasMemory ? remembers(waited) : starts(waited);
    }
  }

  private boolean remembers(boolean waited) {
    return waited || (!isAlone() && hasHeardAll());
  }

  private boolean starts(boolean waited) {
    return contacts.listsSelf() && hasHeardAll() && (waited || !isAlone());
  }

  private boolean isAlone() {
    return contacts.others().isEmpty() && remembered.isEmpty();
  }

  private boolean hasHeardAll() {
    return contacts.unresolved().isEmpty()
        && heard.containsAll(contacts.others())
        && heard.containsAll(remembered);
  }
}
