package io.leanq.samples;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Dependencies between modules go one way. The test is in the samples because they see all modules. */
class ModuleArrowsTest {
    private static final String[] CORE = {
        "io.leanq",
        "io.leanq.type..",
        "io.leanq.tree..",
        "io.leanq.render..",
        "io.leanq.driver..",
        "io.leanq.catalog..",
        "io.leanq.evolve..",
        "io.leanq.schema..",
        "io.leanq.query..",
        "io.leanq.ddl..",
        "io.leanq.exec..",
        "io.leanq.migrate.."
    };
    private static final JavaClasses LEANQ = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("io.leanq");

    @Test
    void coreNeedsNothingButTheJdkAndJspecify() {
        classes()
                .that()
                .resideInAnyPackage(CORE)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(and(CORE, "java..", "javax.sql..", "org.jspecify.."))
                .check(LEANQ);
    }

    @Test
    void wireNeedsNothingButTheJdkAndJspecify() {
        classes()
                .that()
                .resideInAPackage("io.leanq.wire..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("io.leanq.wire..", "java..", "org.jspecify..")
                .check(LEANQ);
    }

    @Test
    void theEmbeddedServerKnowsTheProtocolAndNotTheClient() {
        noClasses()
                .that()
                .resideInAPackage("io.leanq.embedded..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(and(CORE, "io.leanq.leanxcale.."))
                .check(LEANQ);
    }

    @Test
    void theClientKnowsNoServer() {
        noClasses()
                .that()
                .resideInAPackage("io.leanq.leanxcale..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.leanq.embedded..", "org.h2..")
                .check(LEANQ);
    }

    @Test
    void theGeneratorKnowsTheClientAndItsOwnLibraries() {
        classes()
                .that()
                .resideInAPackage("io.leanq.codegen..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(and(
                        CORE,
                        "io.leanq.codegen..",
                        "io.leanq.leanxcale..",
                        "com.palantir.javapoet..",
                        "com.fasterxml.jackson..",
                        "java..",
                        "javax.lang.model..",
                        "org.jspecify.."))
                .check(LEANQ);
    }

    @Test
    void jacksonModuleKnowsTheCoreAndJackson() {
        classes()
                .that()
                .resideInAPackage("io.leanq.jackson..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        and(CORE, "io.leanq.jackson..", "com.fasterxml.jackson..", "java..", "org.jspecify.."))
                .check(LEANQ);
    }

    @Test
    void noModuleNeedsGeneratorAtRunTime() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.leanq.codegen..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.leanq.codegen..")
                .check(LEANQ);
    }

    @Test
    void noModuleNeedsBenchmarksOrTheirLibraries() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.leanq.benchmarks..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.leanq.benchmarks..", "org.openjdk.jmh..")
                .check(LEANQ);
    }

    private static String[] and(String[] first, String... more) {
        String[] all = java.util.Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return all;
    }
}
