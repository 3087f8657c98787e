package dev.onevalue.operator.dependent;

import io.fabric8.kubernetes.api.model.HasMetadata;
import org.jspecify.annotations.Nullable;

/**
 * An object of a cluster could not be made as it should be. The message is a sentence for the
 * cluster's user: which object, and why.
 */
public final class ObjectFailedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Reason reason;

  /** Why an object could not be made, in the words of a condition's reason. */
  public enum Reason {
    /** There is an object of that name, and it belongs to somebody else. */
    NameTaken,
    /** The API server does not admit the object, for what it says or for a quota. */
    Refused,
    /** An object that the spec names is not there, or not as it must be: its user makes it. */
    SecretMissing,
    /** The spec holds something that is not read before, and cannot be. */
    BadSpec
  }

  /** The message names the object, or the field of the spec that does. */
  public ObjectFailedException(Reason reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  static ObjectFailedException of(
      Reason reason, HasMetadata object, String why, @Nullable Throwable cause) {
    String name = object.getKind() + " " + object.getMetadata().getName();
    return new ObjectFailedException(reason, name + ": " + why, cause);
  }

  /** For machines: the same for the same kind of failure. */
  public Reason reason() {
    return reason;
  }
}
