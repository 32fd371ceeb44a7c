package io.leanq.leanxcale.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import io.leanq.testkit.RenderingAssert;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * Runs all assertions of core's tests with {@link RenderingAssert} again, with {@link WireEngine} in place of Calcite:
 * each statement, and each condition and value of a change, travels to Avatica's own server and back.
 */
@Tag("slow")
@Order(1)
class AssertedStatementsTest {

    /** Each test class of core that asserts statements, except the one that tests the assertion itself. */
    static List<String> classes() {
        Location core = Location.of(
                RenderingAssert.class.getProtectionDomain().getCodeSource().getLocation());
        return new ClassFileImporter()
                .importLocations(List.of(core)).stream()
                        .filter(AssertedStatementsTest::assertsStatements)
                        .map(JavaClass::getName)
                        .sorted()
                        .toList();
    }

    private static boolean assertsStatements(JavaClass type) {
        return type.isTopLevelClass()
                && type.getSimpleName().endsWith("Test")
                && !type.getSimpleName().equals("RenderingAssertTest")
                && type.getDirectDependenciesFromSelf().stream()
                        .anyMatch(dependency -> dependency.getTargetClass().isEquivalentTo(RenderingAssert.class));
    }

    @AfterAll
    static void hundredsWereAnswered() {
        assertThat(WireEngine.answers()).isGreaterThan(300);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("classes")
    void assertedStatementsTravelToServerAndBack(String type) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(type))
                .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, listener);
        assertThat(listener.getSummary().getFailures())
                .extracting(TestExecutionSummary.Failure::getException)
                .isEmpty();
        assertThat(listener.getSummary().getTestsSucceededCount()).isPositive();
    }
}
