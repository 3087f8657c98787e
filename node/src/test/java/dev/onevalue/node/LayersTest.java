package dev.onevalue.node;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Dependencies point inwards: all -> runtime -> core -> java.base. */
@AnalyzeClasses(
    packages = {"dev.onevalue.node", "dev.onevalue.client"},
    importOptions = DoNotIncludeTests.class)
class LayersTest {

  @ArchTest
  static final ArchRule LAYERS =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("main")
          .definedBy("dev.onevalue.node")
          .layer("http")
          .definedBy("dev.onevalue.node.http..")
          .layer("follow")
          .definedBy("dev.onevalue.node.follow..")
          .layer("flagd")
          .definedBy("dev.onevalue.node.flagd..")
          .layer("client")
          .definedBy("dev.onevalue.client..")
          .layer("cluster")
          .definedBy("dev.onevalue.node.cluster..")
          .layer("storage")
          .definedBy("dev.onevalue.node.storage..")
          .layer("telemetry")
          .definedBy("dev.onevalue.node.telemetry..")
          .layer("simulation")
          .definedBy("dev.onevalue.node.simulation..")
          .layer("wire")
          .definedBy("dev.onevalue.node.wire..")
          .layer("tls")
          .definedBy("dev.onevalue.node.tls..")
          .layer("runtime")
          .definedBy("dev.onevalue.node.runtime..")
          .layer("core")
          .definedBy("dev.onevalue.node.core..")
          .whereLayer("main")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("http")
          .mayOnlyBeAccessedByLayers("main")
          .whereLayer("follow")
          .mayOnlyBeAccessedByLayers("main")
          .whereLayer("follow")
          .mayOnlyAccessLayers("client", "flagd")
          .whereLayer("flagd")
          .mayOnlyBeAccessedByLayers("http", "follow")
          .whereLayer("client")
          .mayOnlyBeAccessedByLayers("follow")
          .whereLayer("cluster")
          .mayOnlyBeAccessedByLayers("main")
          .whereLayer("storage")
          .mayOnlyBeAccessedByLayers("main")
          .whereLayer("simulation")
          .mayOnlyBeAccessedByLayers("main")
          .whereLayer("telemetry")
          .mayOnlyBeAccessedByLayers("main", "http")
          .whereLayer("wire")
          .mayOnlyBeAccessedByLayers("http", "cluster", "storage")
          .whereLayer("tls")
          .mayOnlyBeAccessedByLayers("http", "cluster")
          .whereLayer("runtime")
          .mayOnlyBeAccessedByLayers("main", "http", "cluster", "telemetry", "tls");

  /** No I/O, clock, thread or log: what happens in there depends on its inputs alone. */
  @ArchTest
  static final ArchRule CORE_IS_PURE =
      classes()
          .that()
          .resideInAPackage("dev.onevalue.node.core..")
          .should()
          .onlyDependOnClassesThat(
              resideInAPackage("dev.onevalue.node.core..")
                  .or(resideInAPackage("java.lang"))
                  .or(resideInAPackage("java.lang.runtime"))
                  .or(resideInAPackage("java.lang.invoke"))
                  .or(resideInAPackage("java.util"))
                  .or(resideInAPackage("java.util.function"))
                  .or(resideInAPackage("java.util.random"))
                  .or(resideInAPackage("java.util.stream"))
                  .or(resideInAPackage("org.jspecify.annotations")));

  @ArchTest
  static final ArchRule CORE_READS_NO_CLOCK_AND_STARTS_NO_THREAD =
      noClasses()
          .that()
          .resideInAPackage("dev.onevalue.node.core..")
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(System.class, Thread.class, Runtime.class);
}
