package dev.onevalue.operator;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.api.v1alpha1.OneValueClusterStatus;
import dev.onevalue.operator.checkpoint.CheckpointKeeper;
import dev.onevalue.operator.checkpoint.Kept;
import dev.onevalue.operator.checkpoint.Restoration;
import dev.onevalue.operator.dependent.DisruptionBudgetWanted;
import dev.onevalue.operator.dependent.MembersServiceDependent;
import dev.onevalue.operator.dependent.PodDisruptionBudgetDependent;
import dev.onevalue.operator.dependent.ServiceDependent;
import dev.onevalue.operator.dependent.StatefulSetDependent;
import dev.onevalue.operator.dependent.access.RoleBindingDependent;
import dev.onevalue.operator.dependent.access.RoleDependent;
import dev.onevalue.operator.dependent.access.ServiceAccountDependent;
import dev.onevalue.operator.dependent.network.NetworkPolicyDependent;
import dev.onevalue.operator.dependent.network.NetworkPolicyWanted;
import dev.onevalue.operator.dependent.secret.ClientSecretDependent;
import dev.onevalue.operator.dependent.secret.GossipSecretDependent;
import dev.onevalue.operator.member.MemberClient;
import dev.onevalue.operator.memory.Memory;
import dev.onevalue.operator.memory.Pace;
import dev.onevalue.operator.observation.MemberObserver;
import dev.onevalue.operator.observation.ObservedMembers;
import dev.onevalue.operator.observation.Timing;
import dev.onevalue.operator.problem.Problem;
import dev.onevalue.operator.rotation.Progress;
import dev.onevalue.operator.status.Observation;
import dev.onevalue.operator.status.StatusCalculator;
import dev.onevalue.operator.value.DeclaredValue;
import dev.onevalue.operator.value.Outcome;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.ErrorStatusUpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.Workflow;
import io.javaoperatorsdk.operator.api.reconciler.dependent.Dependent;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.retry.GradualRetry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps the objects of a cluster as its {@code spec} asks, and its {@code status} as observed. A
 * cluster at which nothing changes is not written to. What fails is tried again, without end.
 */
@GradualRetry(maxAttempts = -1, initialInterval = 500, intervalMultiplier = 2, maxInterval = 10_000)
@ControllerConfiguration(
    name = "onevalue-operator",
    // it would leave out annotations, by one of which a user asks for another certificate
    generationAwareEventProcessing = false,
    // the SDK would take a change of spec that comes while the status is written for its own write
    informer = @Informer(comparableResourceVersions = false, onUpdateFilter = WishChanged.class))
@Workflow(
    explicitInvocation = true,
    handleExceptionsInReconciler = true,
    dependents = {
      // first and alone: what others share it with keeps the members waiting
      @Dependent(name = "serviceAccount", type = ServiceAccountDependent.class),
      @Dependent(type = GossipSecretDependent.class, dependsOn = "serviceAccount"),
      @Dependent(type = ClientSecretDependent.class, dependsOn = "serviceAccount"),
      // not after their rights, whose check takes the API server a tenth of a second: members start
      // later than that, and ask again until they have them
      @Dependent(type = StatefulSetDependent.class, dependsOn = "serviceAccount"),
      @Dependent(name = "role", type = RoleDependent.class, dependsOn = "serviceAccount"),
      @Dependent(
          type = RoleBindingDependent.class,
          // never a right for a ServiceAccount that belongs to somebody else
          dependsOn = {"serviceAccount", "role"}),
      @Dependent(
          type = ServiceDependent.class,
          useEventSourceWithName = EventSources.SERVICES,
          dependsOn = "serviceAccount"),
      @Dependent(
          type = MembersServiceDependent.class,
          useEventSourceWithName = EventSources.SERVICES,
          dependsOn = "serviceAccount"),
      @Dependent(
          type = PodDisruptionBudgetDependent.class,
          reconcilePrecondition = DisruptionBudgetWanted.class,
          dependsOn = "serviceAccount"),
      @Dependent(
          type = NetworkPolicyDependent.class,
          reconcilePrecondition = NetworkPolicyWanted.class,
          dependsOn = "serviceAccount")
    })
public final class OneValueClusterReconciler implements Reconciler<OneValueCluster> {
  private final Memory memory = new Memory();
  private final ClusterObjects objects;
  private final StatusCalculator statusCalculator;
  private final MemberObserver observer;
  private final CheckpointKeeper checkpoints;
  private final Restoration restoration;
  private final DeclaredValue declaredValue;
  private final Certificates certificates;
  private final Retries retries;
  private final StatusWriter statusWriter;

  /**
   * A reconciler of all clusters.
   *
   * @param clock gives everything its time
   * @param members speaks to the members; closed when the operator stops
   * @param timing how patient it is with them
   */
  public OneValueClusterReconciler(Clock clock, MemberClient members, Timing timing) {
    Pace statusPace = pace(clock, timing);
    this.objects = new ClusterObjects(clock);
    this.statusCalculator = new StatusCalculator(clock);
    this.observer = new MemberObserver(members, timing, clock, statusPace, memory);
    this.checkpoints = new CheckpointKeeper(members, pace(clock, timing), clock, memory);
    this.restoration = new Restoration(members, pace(clock, timing), clock, memory);
    this.declaredValue = new DeclaredValue(members, pace(clock, timing), memory);
    this.certificates = new Certificates(clock, members, timing, memory);
    this.retries = new Retries(memory);
    this.statusWriter = new StatusWriter(statusPace, members, clock);
  }

  private Pace pace(Clock clock, Timing timing) {
    return new Pace(timing.pace(), clock, memory);
  }

  @Override
  public UpdateControl<OneValueCluster> reconcile(
      OneValueCluster cluster, Context<OneValueCluster> context) {
    Set<Pod> pods = context.getSecondaryResources(Pod.class);
    certificates.reach(cluster, pods);
    ObservedMembers members = observer.observe(cluster, pods);
    Kept kept =
        checkpoints.keep(
            cluster,
            members,
            EventSources.checkpoint(cluster, context),
            objects.mayStopMembers(cluster, context),
            context.getClient());
    List<Problem> written =
        objects.reconcile(cluster, context, kept.problem(), observer.patience(cluster));
    certificates.reach(cluster, pods);
    Progress rotated = certificates.advance(cluster, pods, context.getClient());
    Duration givenBack =
        kept.stored()
            .map(stored -> restoration.giveBack(cluster, members, stored))
            .orElse(Duration.ZERO);
    Optional<Problem> refused = restoration.refusal(cluster, members).map(Problem::accessRefused);
    List<Problem> problems = Problem.all(written, rotated.problem(), refused);
    Outcome value = declaredValue.apply(cluster, members);
    OneValueClusterStatus status =
        statusCalculator.calculate(
            cluster,
            new Observation(
                context.getSecondaryResource(StatefulSet.class),
                pods,
                members,
                problems,
                kept.stored(),
                value));
    Duration again = retries.after(cluster, status, problems, value);
    return statusWriter.write(
        cluster,
        status,
        members,
        observer.patience(cluster),
        Retries.soonest(
            again, kept.again(), givenBack, rotated.again(), certificates.renewal(cluster)),
        context.getClient());
  }

  /** Those of all clusters. */
  Certificates certificates() {
    return certificates;
  }

  /** What it remembers of clusters from one reconciliation to the next. */
  Memory memory() {
    return memory;
  }

  /** What is expected to fail now and then is one line of the log; it is tried again. */
  @Override
  public ErrorStatusUpdateControl<OneValueCluster> updateErrorStatus(
      OneValueCluster cluster, Context<OneValueCluster> context, Exception error) {
    retries.failed(cluster, error);
    return ErrorStatusUpdateControl.noStatusUpdate();
  }

  @Override
  public List<EventSource<?, OneValueCluster>> prepareEventSources(
      EventSourceContext<OneValueCluster> context) {
    return EventSources.of(context, observer);
  }
}
