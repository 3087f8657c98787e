package dev.onevalue.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onevalue.node.http.access.Access;
import dev.onevalue.node.http.access.Caller;
import dev.onevalue.node.http.access.kubernetes.api.ApiSettings;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom a node asks, by its settings. */
class AccessControlTest {

  private static final String WORDS_OF_THE_FILE = "WRITE_TOKENS_FILE";
  private static final String WORDS_OF_KUBERNETES = "kubectl create token";

  @TempDir private Path folder;
  private Path file;
  private ApiSettings api;

  @BeforeEach
  void prepare() throws Exception {
    // the hash is that of the token "s3cret"
    file =
        Files.writeString(
            folder.resolve("tokens"),
            "alice sha256:1ec1c26b50d5d3c58d9583181af8076655fe00756bf7285940ba3670f99fcba0");
    api = new ApiSettings(URI.create("http://127.0.0.1:1"), file, file, "here", "demo");
  }

  @Test
  void nobodyUnlessItIsSaid() throws Exception {
    try (var access = AccessControl.open(new AccessSettings(false, false, null, null))) {
      assertThat(access.writers()).isSameAs(Access.OPEN);
      assertThat(access.readers()).isSameAs(Access.OPEN);
    }
  }

  @Test
  void theFileIfThereIsOne() throws Exception {
    try (var access = AccessControl.open(new AccessSettings(true, false, file, null))) {
      assertThat(access.writers().require("Bearer s3cret")).isEqualTo(new Caller("alice"));
      assertRefused(access.writers(), WORDS_OF_THE_FILE);
      assertThat(access.readers()).isSameAs(Access.OPEN);
    }
  }

  @Test
  void kubernetesForWhatNeedsAToken() throws Exception {
    try (var access = AccessControl.open(new AccessSettings(true, true, null, api))) {
      assertRefused(access.writers(), WORDS_OF_KUBERNETES);
      assertRefused(access.readers(), WORDS_OF_KUBERNETES);
    }
  }

  @Test
  void theFileFirstAndThenKubernetes() throws Exception {
    try (var access = AccessControl.open(new AccessSettings(true, true, file, api))) {
      assertThat(access.writers().known("Bearer s3cret")).contains(new Caller("alice"));
      assertThat(access.readers().require("Bearer s3cret")).isEqualTo(new Caller("alice"));
      assertRefused(access.writers(), WORDS_OF_KUBERNETES);
    }
  }

  private static void assertRefused(Access access, String words) {
    assertThat(access.known(null)).isEmpty();
    assertThatThrownBy(() -> access.require(null)).hasMessageContaining(words);
  }
}
