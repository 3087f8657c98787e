package dev.onevalue.node.cluster.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onevalue.node.cluster.tls.TestAuthority.Identity;
import dev.onevalue.node.runtime.TlsState.Certificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a folder has to have, and when what is new there is taken. */
class MemberTlsTest {

  private static final TestAuthority FIRST = new TestAuthority("first");
  private static final TestAuthority SECOND = new TestAuthority("second");

  @TempDir private Path folder;
  private final Identity member = FIRST.member("a");

  @BeforeEach
  void write() {
    TestAuthority.write(folder, member, FIRST);
  }

  private static void assertRefused(Path folder, String file, String... words) {
    assertThatThrownBy(() -> MemberTls.open(folder))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("CLUSTER_TLS_DIR: " + folder.resolve(file) + " ")
        .hasMessageContainingAll(words);
  }

  @Test
  void tellsWhatItSendsAndWhomItTrusts() throws Exception {
    TestAuthority.write(folder, member, FIRST, SECOND);

    try (MemberTls tls = MemberTls.open(folder)) {
      assertThat(tls.state().certificate())
          .isEqualTo(
              new Certificate(member.sha256(), member.certificate().getNotAfter().toInstant()));
      assertThat(tls.state().trusted()).hasSize(2);
    }
  }

  @ParameterizedTest
  @CsvSource({"tls.crt", "tls.key", "ca.crt"})
  void aFileThatIsMissingIsNamed(String file) throws Exception {
    Files.delete(folder.resolve(file));

    assertRefused(folder, file, "cannot be read", "a file that this node may read");
  }

  @ParameterizedTest
  @CsvSource({
    "tls.crt, one or more in PEM",
    "ca.crt, one or more in PEM",
    "tls.key, a private key of"
  })
  void aFileOfSomethingElseIsNamedWithWhatWouldBeRight(String file, String right) throws Exception {
    Files.writeString(folder.resolve(file), "-----BEGIN CERTIFICATE-----\nAAAA\n");

    assertRefused(folder, file, right);
  }

  @Test
  void anEncryptedKeyIsRefused() throws Exception {
    Files.writeString(
        folder.resolve("tls.key"), TestAuthority.pem("ENCRYPTED PRIVATE KEY", new byte[50]));

    assertRefused(folder, "tls.key", "it is encrypted", "not encrypted");
  }

  @Test
  void aFileThatIsTooLongIsRefused() throws Exception {
    Files.writeString(folder.resolve("ca.crt"), " ".repeat(1 << 20) + " ");

    assertRefused(folder, "ca.crt", "longer than 1 MiB");
  }

  @Test
  void anothersKeyIsRefused() throws Exception {
    Files.writeString(
        folder.resolve("tls.key"),
        TestAuthority.pem("PRIVATE KEY", FIRST.member("b").keys().getPrivate().getEncoded()));

    assertRefused(folder, "tls.key", "another's key", "of the first certificate in tls.crt");
  }

  @Test
  void aCertificateOfAnotherAuthorityIsRefused() {
    TestAuthority.write(folder, SECOND.member("a"), FIRST);

    assertRefused(folder, "tls.crt", "CN=a by CN=second", "of one in ca.crt");
  }

  @Test
  void aCertificateThatIsOverIsRefused() {
    Identity over = FIRST.member("a", Instant.EPOCH.plusSeconds(1), Instant.EPOCH.plusSeconds(2));
    TestAuthority.write(folder, over, FIRST);

    assertRefused(folder, "tls.crt", "to 1970-01-01T00:00:02Z", "valid now");
  }

  @Test
  void aCertificateForServersAloneIsRefused() {
    TestAuthority.write(folder, FIRST.serverOnly("a"), FIRST);

    assertRefused(folder, "tls.crt", "for client and server");
  }

  /** As the one certificate of a cluster that is its own authority, it is in ca.crt itself. */
  @Test
  void oneThatIsTrustedItselfMustBeValidToo() throws Exception {
    Identity over = FIRST.member("a", Instant.EPOCH.plusSeconds(1), Instant.EPOCH.plusSeconds(2));
    TestAuthority.write(folder, over, FIRST);
    Files.writeString(folder.resolve("ca.crt"), TestAuthority.pem(over.certificate()));

    assertRefused(folder, "tls.crt", "valid now");
  }

  @Test
  void whatIsNewIsTakenWhenItStaysTheSame() throws Exception {
    try (MemberTls tls = MemberTls.open(folder)) {
      Identity next = SECOND.member("a");
      TestAuthority.write(folder, next, FIRST, SECOND);

      tls.readAgain();
      assertThat(tls.state().certificate().sha256()).isEqualTo(member.sha256());

      tls.readAgain();
      assertThat(tls.state().certificate().sha256()).isEqualTo(next.sha256());
      assertThat(tls.state().trusted()).hasSize(2);
    }
  }

  @Test
  void whatCannotBeUsedIsNotTaken() throws Exception {
    try (MemberTls tls = MemberTls.open(folder)) {
      var before = tls.state();
      for (String bad : List.of("", "-----BEGIN CERTIFICATE-----\nAAAA\n")) {
        Files.writeString(folder.resolve("tls.crt"), bad);
        tls.readAgain();
        tls.readAgain();
        assertThat(tls.state()).isEqualTo(before);
      }
      Files.delete(folder.resolve("tls.crt"));
      tls.readAgain();
      assertThat(tls.state()).isEqualTo(before);

      Identity next = FIRST.member("b");
      TestAuthority.write(folder, next, FIRST);
      tls.readAgain();
      tls.readAgain();
      assertThat(tls.state().certificate().sha256()).isEqualTo(next.sha256());
    }
  }
}
