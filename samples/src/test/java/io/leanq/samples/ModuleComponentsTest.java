package io.leanq.samples;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.leanq.testkit.Components;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Groups of classes that all depend on each other are small, and stay in one package, so that a reader can understand
 * one class without many others. The core has the same test for itself; this one covers the other modules, all of which
 * the samples see.
 */
class ModuleComponentsTest {
    private static final int MOST = 40;

    private static List<SortedSet<String>> componentsOf(String root) {
        List<SortedSet<String>> components = Components.of(new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(location -> !location.contains("-tests.jar"))
                .importPackages(root));
        assertThat(components).as("a module without any component was not read").isNotEmpty();
        return components;
    }

    @ParameterizedTest
    @ValueSource(strings = {"io.leanq.wire", "io.leanq.embedded", "io.leanq.leanxcale", "io.leanq.codegen"})
    void componentsStayInOnePackageAndSmall(String root) {
        assertThat(componentsOf(root)).allSatisfy(component -> {
            assertThat(component).hasSizeLessThanOrEqualTo(MOST);
            assertThat(component.stream()
                            .map(name -> name.substring(0, name.lastIndexOf('.')))
                            .collect(Collectors.toSet()))
                    .as(component.toString())
                    .hasSize(1);
        });
    }
}
