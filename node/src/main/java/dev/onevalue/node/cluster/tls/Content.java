package dev.onevalue.node.cluster.tls;

import java.security.MessageDigest;

/** The bytes of a {@link CredentialsFolder}, before anything is made of them. Not to be changed. */
@SuppressWarnings("ArrayRecordComponent") // compared below
record Content(byte[] certificate, byte[] key, byte[] trusted) {

  /** Whether these are the same bytes. */
  boolean isSameAs(Content other) {
    return MessageDigest.isEqual(certificate, other.certificate)
        && MessageDigest.isEqual(key, other.key)
        && MessageDigest.isEqual(trusted, other.trusted);
  }
}
