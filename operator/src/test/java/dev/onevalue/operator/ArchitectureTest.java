package dev.onevalue.operator;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.or;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which part of the operator may know which. */
@AnalyzeClasses(
    packages = "dev.onevalue.operator",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final DescribedPredicate<JavaClass> OBSERVED_DATA =
      resideInAnyPackage(
              "..operator.observation",
              "..operator.member",
              "..operator.problem",
              "..operator.checkpoint",
              "..operator.value")
          .and(describe("are records", JavaClass::isRecord))
          .as("records of what was observed");

  @ArchTest
  static final ArchRule statusIsAPureFunction =
      classes()
          .that()
          .resideInAPackage("..operator.status..")
          .should()
          .onlyDependOnClassesThat(
              or(
                  resideInAnyPackage(
                      "java.lang..",
                      "java.util",
                      "java.util.function",
                      "java.util.stream",
                      "java.time..",
                      "org.jspecify..",
                      "io.fabric8.kubernetes.api..",
                      "dev.onevalue.api..",
                      "..operator.naming",
                      "..operator.status.."),
                  OBSERVED_DATA));

  @ArchTest
  static final ArchRule desiredObjectsDoNotDependOnWhatIsObserved =
      noClasses()
          .that()
          .resideInAPackage("..operator.dependent..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..operator.observation", "..operator.status..");

  @ArchTest
  static final ArchRule theOperatorDoesNotKnowTheNode =
      noClasses().should().dependOnClassesThat().resideInAPackage("dev.onevalue.node..");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("dev.onevalue.(operator..)").should().beFreeOfCycles();
}
