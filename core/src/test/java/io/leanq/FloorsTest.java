package io.leanq;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The packages of core are floors: each depends only on those below it. */
class FloorsTest {
    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.leanq");

    @Test
    void aFloorSeesOnlyThoseBelowIt() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("exec")
                .definedBy("io.leanq.exec..")
                .layer("language")
                .definedBy("io.leanq.schema..", "io.leanq.query..")
                .layer("evolve")
                .definedBy("io.leanq.evolve..")
                .layer("catalog")
                .definedBy("io.leanq.catalog..")
                .layer("driver")
                .definedBy("io.leanq.driver..")
                .layer("render")
                .definedBy("io.leanq.render..")
                .layer("tree")
                .definedBy("io.leanq.tree..")
                .layer("type")
                .definedBy("io.leanq.type..")
                .layer("root")
                .definedBy("io.leanq")
                .whereLayer("exec")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("language")
                .mayOnlyBeAccessedByLayers("exec")
                .whereLayer("evolve")
                .mayOnlyBeAccessedByLayers("exec", "language")
                .whereLayer("catalog")
                .mayOnlyBeAccessedByLayers("exec", "language", "evolve")
                .whereLayer("driver")
                .mayOnlyBeAccessedByLayers("exec", "language", "evolve", "catalog")
                .whereLayer("render")
                .mayOnlyBeAccessedByLayers("exec", "language", "evolve", "catalog", "driver")
                .whereLayer("tree")
                .mayOnlyBeAccessedByLayers("exec", "language", "evolve", "catalog", "driver", "render")
                .whereLayer("type")
                .mayOnlyBeAccessedByLayers("exec", "language", "evolve", "catalog", "driver", "render", "tree")
                .whereLayer("root")
                .mayNotAccessAnyLayer()
                .check(CORE);
    }

    @Test
    void everyClassStandsOnAFloor() {
        classes()
                .should()
                .resideInAnyPackage(
                        "io.leanq",
                        "io.leanq.exec..",
                        "io.leanq.schema..",
                        "io.leanq.query..",
                        "io.leanq.evolve..",
                        "io.leanq.catalog..",
                        "io.leanq.driver..",
                        "io.leanq.render..",
                        "io.leanq.tree..",
                        "io.leanq.type..")
                .check(CORE);
    }

    @Test
    void coreDependsOnTheJdkAndNullAnnotationsOnly() {
        classes()
                .should()
                .onlyDependOnClassesThat(resideInAPackage("io.leanq..")
                        .or(resideInAnyPackage("java..", "javax.sql", "org.jspecify.annotations")))
                .check(CORE);
    }

    /** Guards the other rules, which hold for an empty set of classes too. */
    @Test
    void allOfCoreIsChecked() {
        assertThat(CORE.size()).isGreaterThan(150);
        assertThat(CORE.contain("io.leanq.query.Dsl")).isTrue();
        assertThat(CORE.contain("io.leanq.exec.Database")).isTrue();
        assertThat(CORE.contain("io.leanq.FloorsTest")).isFalse();
    }
}
