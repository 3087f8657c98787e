package dev.onevalue.operator;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.api.v1alpha1.tls.ClientTlsSpec;
import dev.onevalue.operator.certificate.ClientSecrets;
import dev.onevalue.operator.member.Authorities;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Collection;
import java.util.Objects;

/**
 * Has members spoken to over HTTPS where they serve nothing else.
 *
 * @param authorities whose certificates they must have
 * @param secrets what is known of these
 */
record SecureMembers(Authorities authorities, ClientSecrets secrets) {

  /** These Pods, from now on, as their cluster's spec says. */
  void reach(OneValueCluster cluster, Collection<Pod> pods) {
    ClientTlsSpec tls = cluster.getSpec().tls();
    boolean plain = tls == null || tls.plain();
    pods.stream()
        .map(pod -> pod.getStatus() == null ? null : pod.getStatus().getPodIP())
        .filter(Objects::nonNull)
        .forEach(address -> {
          if (plain) {
            authorities.forget(address);
          } else {
            authorities.require(address, secrets.authority(cluster).orElse(""));
          }
        });
  }
}
