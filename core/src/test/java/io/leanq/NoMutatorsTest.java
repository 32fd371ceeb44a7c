package io.leanq;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaFieldAccess.AccessType;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Trees and dialects are shared by statements and threads, so no public method changes one. A method counts as a
 * mutator in two cases: it, or a method of its class that it calls, writes an instance field; or it has parameters and
 * returns nothing or its own class, as setters do.
 */
class NoMutatorsTest {
    private static final JavaClasses TREE_AND_RENDER = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.leanq.tree", "io.leanq.render");

    /** Methods that compute a value from final fields and cache it: every call returns the same. */
    private static final Set<String> KEEP_WHAT_THEY_COMPUTE = Set.of(
            "ExpressionNode$Column.qualifiedName()",
            "Junction.hashCode()",
            "Junction.equals(Object)",
            "Dialect.inSchema(String)");

    /** Classes whose instances belong to one thread: a builder of dialects, and the writer of one rendering. */
    private static final Set<String> BELONG_TO_ONE_USE = Set.of("Dialect$Builder", "SqlWriter");

    /**
     * Methods that have parameters and return nothing, but keep nothing either: they write to their parameter, or
     * throw.
     */
    private static final Set<String> KEEP_NOTHING = Set.of(
            "VendorWriter.write(VendorNode, SqlWriter)",
            "ParameterLimit.require(Object)",
            "VendorNode$TableOption.check(CreateTable)",
            "VendorNode$IndexOption.check(CreateIndex, CreateTable)");

    private static List<JavaMethod> publicMethods() {
        return TREE_AND_RENDER.stream()
                .filter(NoMutatorsTest::isReachable)
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(method -> !method.getModifiers().contains(JavaModifier.STATIC))
                .filter(method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC))
                .toList();
    }

    /** Whether the class and all classes around it are public. */
    private static boolean isReachable(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(NoMutatorsTest::isReachable).orElse(true);
    }

    private static String name(JavaClass type) {
        return type.getName().substring(type.getPackageName().length() + 1);
    }

    private static String name(JavaMethod method) {
        return name(method.getOwner()) + "." + method.getName()
                + method.getRawParameterTypes().stream()
                        .map(JavaClass::getSimpleName)
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    private static boolean writesAField(JavaMethod method, Set<JavaMethod> seen) {
        if (!seen.add(method)) {
            return false;
        }
        return method.getFieldAccesses().stream()
                        .anyMatch(access -> access.getAccessType() == AccessType.SET
                                && access.getTargetOwner().equals(method.getOwner())
                                && access.getTarget()
                                        .resolveMember()
                                        .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                                        .isPresent())
                || method.getMethodCallsFromSelf().stream()
                        .flatMap(call -> call.getTarget().resolveMember().stream())
                        .filter(called -> called.getOwner().equals(method.getOwner()))
                        .anyMatch(called -> writesAField(called, seen));
    }

    private static boolean looksLikeASetter(JavaMethod method) {
        JavaClass result = method.getRawReturnType();
        return !method.getRawParameterTypes().isEmpty()
                && (result.isEquivalentTo(void.class) || result.equals(method.getOwner()));
    }

    private static boolean isMutator(JavaMethod method) {
        return writesAField(method, new HashSet<>()) || looksLikeASetter(method);
    }

    @Test
    void noPublicMethodChangesATreeOrADialect() {
        Set<String> mutators = new TreeSet<>();
        for (JavaMethod method : publicMethods()) {
            if (isMutator(method) && !BELONG_TO_ONE_USE.contains(name(method.getOwner()))) {
                mutators.add(name(method));
            }
        }
        Set<String> known = new TreeSet<>(KEEP_WHAT_THEY_COMPUTE);
        known.addAll(KEEP_NOTHING);
        assertThat(mutators).isEqualTo(known);
    }

    /** Only the code that builds a dialect, or writes vendor syntax during a call, has an instance of such a class. */
    @Test
    void oneUseClassesHaveNoPublicConstructors() {
        for (JavaClass type : TREE_AND_RENDER) {
            if (BELONG_TO_ONE_USE.contains(name(type))) {
                assertThat(type.getConstructors())
                        .as(type.getName())
                        .noneMatch(constructor -> constructor.getModifiers().contains(JavaModifier.PUBLIC));
            }
        }
    }

    /** Guards the rule, which holds for an empty set of methods too. */
    @Test
    void theRuleSeesSettersAndBuilders() {
        assertThat(publicMethods()).hasSizeGreaterThan(200);
        assertThat(publicMethods().stream()
                        .filter(NoMutatorsTest::isMutator)
                        .map(method -> name(method.getOwner()))
                        .collect(Collectors.toSet()))
                .containsAll(BELONG_TO_ONE_USE);
    }
}
