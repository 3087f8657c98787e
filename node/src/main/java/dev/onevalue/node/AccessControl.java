package dev.onevalue.node;

import dev.onevalue.node.http.access.Access;
import dev.onevalue.node.http.access.EitherOf;
import dev.onevalue.node.http.access.kubernetes.KubernetesAccess;
import dev.onevalue.node.http.access.kubernetes.api.ApiSettings;
import dev.onevalue.node.http.access.tokens.FileTokens;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who may write, and read, as the settings say. */
record AccessControl(Access writers, Access readers, @Nullable FileTokens file)
    implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(AccessControl.class);

  /**
   * Reads the tokens if there is a file with them.
   *
   * @throws IOException if it cannot be read
   */
  static AccessControl open(AccessSettings settings) throws IOException {
    FileTokens file = settings.tokens() == null ? null : FileTokens.open(settings.tokens());
    ApiSettings api = settings.api();
    KubernetesAccess.Both rbac = api == null ? null : KubernetesAccess.of(api);
    return new AccessControl(
        settings.write() ? either(file, rbac == null ? null : rbac.writers()) : Access.OPEN,
        settings.read() ? either(file, rbac == null ? null : rbac.readers()) : Access.OPEN,
        file);
  }

  /** Says if nobody is asked who they are. */
  void warnIfOpen() {
    if (writers.equals(Access.OPEN)) {
      LOG.warn("anybody may write: neither ACCESS_WRITE nor WRITE_TOKENS_FILE asks for a token");
    }
  }

  private static Access either(@Nullable Access file, @Nullable Access rbac) {
    if (file != null && rbac != null) {
      return new EitherOf(file, rbac);
    }
    return Objects.requireNonNull(file == null ? rbac : file);
  }

  @Override
  public void close() {
    if (file != null) {
      file.close();
    }
  }
}
