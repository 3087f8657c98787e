import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/** Makes what CLUSTER_TLS_DIR names: one certificate, which is its own authority, and its key. */
final class Secret {

  private static final char[] PASSWORD = "changeit".toCharArray();

  private Secret() {}

  /** Writes it into a new folder, and returns that. Needs the JDK's keytool. */
  static Path create(Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Path store = folder.resolve("member.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair", "-alias", "member", "-keyalg", "EC", "-groupname", "secp256r1",
                "-dname", "CN=member", "-validity", "7", "-ext", "eku=serverAuth,clientAuth",
                "-keystore", store.toString(), "-storetype", "PKCS12",
                "-storepass", new String(PASSWORD))
            .inheritIO()
            .start();
    if (keytool.waitFor() != 0) {
      throw new IOException("keytool ended with " + keytool.exitValue());
    }
    write(folder, store);
    return folder;
  }

  private static void write(Path folder, Path store) throws IOException {
    try (InputStream in = Files.newInputStream(store)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, PASSWORD);
      String certificate = pem("CERTIFICATE", keys.getCertificate("member").getEncoded());
      Files.writeString(folder.resolve("tls.crt"), certificate);
      Files.writeString(folder.resolve("ca.crt"), certificate);
      Files.writeString(
          folder.resolve("tls.key"),
          pem("PRIVATE KEY", keys.getKey("member", PASSWORD).getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private static String pem(String label, byte[] der) {
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
        .formatted(label, new String(Base64.getMimeEncoder().encode(der), US_ASCII));
  }
}
