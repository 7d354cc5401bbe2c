package io.weiquan;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** The dependency rules of ARCHITECTURE.md. A rule broken here is a design decision made by accident. */
@AnalyzeClasses(packages = "io.weiquan", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** Qute is a stand-alone template engine that happens to live under Quarkus' name. */
    private static final DescribedPredicate<JavaClass> THE_FRAMEWORK = new DescribedPredicate<>("be part of the framework") {
        @Override
        public boolean test(JavaClass type) {
            String name = type.getPackageName();
            return (name.startsWith("io.quarkus") && !name.startsWith("io.quarkus.qute")) || name.startsWith("io.vertx")
                    || name.startsWith("io.smallrye") || name.startsWith("jakarta.ws") || name.startsWith("jakarta.websocket")
                    || name.startsWith("jakarta.inject") || name.startsWith("jakarta.enterprise");
        }
    };

    @ArchTest
    static final ArchRule the_dialog_is_pure = classes().that().resideInAPackage("io.weiquan.dialog..")
            .should().onlyDependOnClassesThat().resideInAnyPackage("io.weiquan.dialog..", "java.lang..", "java.util..", "java.time..", "java.math..");

    @ArchTest
    static final ArchRule only_the_edge_knows_the_framework = noClasses().that()
            .resideInAnyPackage("io.weiquan.dialog..", "io.weiquan.source..", "io.weiquan.expression..", "io.weiquan.authoring..", "io.weiquan.nlu..",
                    "io.weiquan.advice..", "io.weiquan.guide..", "io.weiquan.conversation..", "io.weiquan.transcript..", "io.weiquan.limits..",
                    "io.weiquan.journal..")
            .should().dependOnClassesThat(THE_FRAMEWORK);

    @ArchTest
    static final ArchRule packages_have_no_cycles = slices().matching("io.weiquan.(*)..").should().beFreeOfCycles();

    /** What messengers share, and no more than that, lies between them. */
    @ArchTest
    static final ArchRule channels_are_strangers = slices().matching("io.weiquan.channel.(*)..").should().notDependOnEachOther()
            .ignoreDependency(alwaysTrue(), resideInAPackage("io.weiquan.channel.adapter.."));

    @ArchTest
    static final ArchRule the_contract_of_adapters_knows_none_of_them = noClasses().that().resideInAPackage("io.weiquan.channel.adapter..")
            .should().dependOnClassesThat(THE_FRAMEWORK);

    @ArchTest
    static final ArchRule sql_lives_in_the_journal = noClasses().that().resideOutsideOfPackages("io.weiquan.journal..", "io.weiquan.runtime..")
            .should().dependOnClassesThat().resideInAnyPackage("java.sql..", "javax.sql..");

    @ArchTest
    static final ArchRule nobody_imports_the_runtime = noClasses().that().resideOutsideOfPackage("io.weiquan.runtime..")
            .should().dependOnClassesThat().resideInAPackage("io.weiquan.runtime..");

    @ArchTest
    static final ArchRule time_is_handed_in = noClasses().that().resideOutsideOfPackage("io.weiquan.runtime..")
            .should().callMethod(Instant.class, "now").orShould().callMethod(System.class, "currentTimeMillis")
            .orShould().callMethod(LocalDate.class, "now").orShould().callMethod(LocalDateTime.class, "now")
            .orShould().callMethod(Clock.class, "systemUTC").orShould().callMethod(Clock.class, "systemDefaultZone");

    @ArchTest
    static final ArchRule endpoints_say_who_may_enter = classes().that().areAnnotatedWith("jakarta.ws.rs.Path")
            .should().beAnnotatedWith("jakarta.annotation.security.PermitAll").orShould().beAnnotatedWith("jakarta.annotation.security.RolesAllowed")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule names_say_something = noClasses().should().haveSimpleNameEndingWith("Impl")
            .orShould().haveSimpleNameEndingWith("Utils").orShould().haveSimpleNameEndingWith("Helper")
            .orShould().haveSimpleNameEndingWith("Manager");
}
