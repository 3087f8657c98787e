package dev.onevalue.api.v1alpha1.access;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;

/**
 * Who may set the value, and who may read it. Immutable.
 *
 * @param write of whom a set is taken
 * @param read of whom a read is answered
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record AccessSpec(
    @JsonPropertyDescription(
            "Who may set the value. Token: whoever shows a token of a ServiceAccount with the"
                + " audience onevalue (kubectl create token NAME --audience=onevalue), whom RBAC"
                + " allows to update onevalueclusters/value of this name. Open: whoever reaches a"
                + " member.")
        @Default("Token")
        AccessMode write,
    @JsonPropertyDescription(
            "Who may read the value. Open: whoever reaches a member. Token: as for write, with the"
                + " verb get.")
        @Default("Open")
        AccessMode read) {

  /** Everybody reads, and those set it whom RBAC allows to. */
  public static final AccessSpec DEFAULT = new AccessSpec(AccessMode.Token, AccessMode.Open);

  /** What is left out is the default. */
  public AccessSpec {
    write = write == null ? AccessMode.Token : write;
    read = read == null ? AccessMode.Open : read;
  }

  /** Whether any request needs a token. */
  public boolean asksForTokens() {
    return write == AccessMode.Token || read == AccessMode.Token;
  }
}
