package io.leanq;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The packages of core are floors: each depends only on those below it. */
class FloorsTest {
    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.leanq");

    /** The floors from the top to the bottom, each with its packages. */
    private static final Map<String, List<String>> FLOORS = floors(
            "migrate", "io.leanq.migrate..",
            "exec", "io.leanq.exec..",
            "ddl", "io.leanq.ddl..",
            "language", "io.leanq.schema.. io.leanq.query..",
            "evolve", "io.leanq.evolve..",
            "catalog", "io.leanq.catalog..",
            "driver", "io.leanq.driver..",
            "render", "io.leanq.render..",
            "tree", "io.leanq.tree..",
            "type", "io.leanq.type..",
            "root", "io.leanq");

    private static Map<String, List<String>> floors(String... namesAndPackages) {
        Map<String, List<String>> floors = new LinkedHashMap<>();
        for (int i = 0; i < namesAndPackages.length; i += 2) {
            floors.put(namesAndPackages[i], List.of(namesAndPackages[i + 1].split(" ")));
        }
        return floors;
    }

    @Test
    void aFloorSeesOnlyThoseBelowIt() {
        Architectures.LayeredArchitecture house = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (Map.Entry<String, List<String>> floor : FLOORS.entrySet()) {
            house = house.layer(floor.getKey()).definedBy(floor.getValue().toArray(String[]::new));
        }
        List<String> above = new ArrayList<>();
        for (String floor : FLOORS.keySet()) {
            if (above.isEmpty()) {
                house = house.whereLayer(floor).mayNotBeAccessedByAnyLayer();
            } else if (!floor.equals("root")) {
                house = house.whereLayer(floor).mayOnlyBeAccessedByLayers(above.toArray(String[]::new));
            } else {
                house = house.whereLayer(floor).mayNotAccessAnyLayer();
            }
            above.add(floor);
        }
        house.check(CORE);
    }

    @Test
    void everyClassStandsOnAFloor() {
        classes()
                .should()
                .resideInAnyPackage(
                        FLOORS.values().stream().flatMap(List::stream).toArray(String[]::new))
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
