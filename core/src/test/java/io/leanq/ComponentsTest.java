package io.leanq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.leanq.testkit.Components;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Classes that all depend on each other are few and in one package, since none of them can be read without the others.
 */
class ComponentsTest {
    private static final int MOST = 45;
    /**
     * The kinds of expressions and their types, aggregates and windows, each of which answers others of them; and the
     * nodes of the tree, which the visitor of their family names one by one.
     */
    private static final Map<String, Integer> MOST_OF = Map.of("io.leanq.query", 90, "io.leanq.tree", 50);
    /** The row types are generated for the query language, whose methods return them. */
    private static final Set<String> PAIR = Set.of("io.leanq.query", "io.leanq.query.row");

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.leanq");

    private static Set<String> packages(SortedSet<String> component) {
        return component.stream()
                .map(name -> name.substring(0, name.lastIndexOf('.')))
                .collect(Collectors.toSet());
    }

    @Test
    void onlyQueryAndItsRowTypesFormAComponentAcrossPackages() {
        assertThat(Components.of(CORE)).allSatisfy(component -> {
            if (!packages(component).equals(PAIR)) {
                assertThat(packages(component)).as(component.toString()).hasSize(1);
            }
        });
    }

    @Test
    void componentsStaySmall() {
        assertSoftly(softly -> Components.of(CORE)
                .forEach(component -> softly.assertThat(component)
                        .hasSizeLessThanOrEqualTo(MOST_OF.getOrDefault(
                                packages(component).iterator().next(), MOST))));
    }

    /** Guards the other rules, which hold for an empty set of classes too. */
    @Test
    void expressionsAndQueriesOfTheTreeAreAComponent() {
        assertThat(Components.of(CORE))
                .anySatisfy(component ->
                        assertThat(component).contains("io.leanq.tree.ExpressionNode", "io.leanq.tree.QueryNode"));
    }
}
