package dev.onevalue.operator;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.operator.certificate.GossipSecrets;
import io.javaoperatorsdk.operator.processing.event.source.filter.OnUpdateFilter;
import java.util.Objects;

/** A user has changed what a cluster is to be like, or asks for another certificate. */
public final class WishChanged implements OnUpdateFilter<OneValueCluster> {

  @Override
  public boolean accept(OneValueCluster now, OneValueCluster before) {
    return !Objects.equals(now.getMetadata().getGeneration(), before.getMetadata().getGeneration())
        || !GossipSecrets.wish(now).equals(GossipSecrets.wish(before))
        || now.isMarkedForDeletion() != before.isMarkedForDeletion();
  }
}
