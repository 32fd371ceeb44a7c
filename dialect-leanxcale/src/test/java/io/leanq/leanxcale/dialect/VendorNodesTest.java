package io.leanq.leanxcale.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.leanq.tree.VendorNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Hints, and options of tables and indexes, are written in one way. */
class VendorNodesTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.leanq.leanxcale");

    private static List<JavaClass> nodes() {
        return CLASSES.stream()
                .filter(each -> each.isAssignableTo(VendorNode.class) && !each.isInterface())
                .toList();
    }

    private static List<String> taught() {
        return CLASSES.get(LeanxcaleDialect.class).getMethodReferencesFromSelf().stream()
                .filter(reference -> reference.getTarget().getName().equals("write"))
                .map(reference -> reference.getTargetOwner().getName())
                .toList();
    }

    @Test
    void dialectWritesEachNodeByTheNodesOwnWriter() {
        assertThat(taught())
                .containsExactlyInAnyOrderElementsOf(
                        nodes().stream().map(JavaClass::getName).toList());
    }

    @Test
    void everyVendorNodeIsFound() {
        assertThat(nodes()).extracting(JavaClass::getSimpleName).contains("ForceAccess", "PartitionByHash");
    }
}
