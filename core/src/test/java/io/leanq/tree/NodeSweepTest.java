package io.leanq.tree;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.leanq.type.SqlType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Checks one instance of every node of the tree, made by its constructor with a bound value for each expression. A node
 * with a new type of component fails until this test can make such a component.
 */
class NodeSweepTest {
    private static final String SENTINEL = "s3ntinel";
    private static final SqlType TEXT = new SqlType.Varchar(OptionalInt.empty());

    /** Whether the class is a node: no interface, no class without nodes, and not of the vendors' family. */
    private static boolean isNode(JavaClass found) {
        Class<?> type = found.reflect();
        return !type.isInterface()
                && !type.isEnum()
                && !Modifier.isAbstract(type.getModifiers())
                && !type.isAnonymousClass()
                && type != ChildExpressions.class
                && type != Identifiers.class
                && type != PartKinds.class
                && type != Unwritable.class;
    }

    static Stream<Class<?>> nodes() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("io.leanq.tree").stream()
                        .filter(NodeSweepTest::isNode)
                        .map(JavaClass::reflect);
    }

    private static Object make(Class<?> type, Object value) {
        if (type == TableIdentity.class) {
            return new TableIdentity(ObjectName.of("t"));
        }
        Constructor<?>[] constructors = type.getDeclaredConstructors();
        assertThat(constructors).as("constructors of %s", type).hasSize(1);
        List<Object> arguments = new ArrayList<>();
        for (Type parameter : constructors[0].getGenericParameterTypes()) {
            arguments.add(argument(parameter, value));
        }
        try {
            return constructors[0].newInstance(arguments.toArray());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("cannot make a " + type + " of " + arguments.size() + " arguments", e);
        }
    }

    private static Object argument(Type type, Object value) {
        if (type instanceof ParameterizedType generic) {
            Object inner = argument(generic.getActualTypeArguments()[0], value);
            if (generic.getRawType() == List.class) {
                return List.of(inner, inner);
            }
            if (generic.getRawType() == Optional.class) {
                return Optional.of(inner);
            }
        } else if (type instanceof Class<?> plain) {
            Object known = known(plain, value);
            if (known != null) {
                return known;
            }
        }
        throw new AssertionError("a node has a component of type " + type + ": teach the sweep to make one");
    }

    private static @Nullable Object known(Class<?> type, Object value) {
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type == boolean.class) {
            return true;
        }
        if (type == int.class) {
            return 1;
        }
        if (type == long.class) {
            return 1L;
        }
        if (type == String.class) {
            return "name";
        }
        if (type == Character.class) {
            return '!';
        }
        if (type == Object.class) {
            return value;
        }
        if (type == Password.class) {
            return new Password(String.valueOf(value));
        }
        if (type == Duration.class) {
            return Duration.ofMinutes(1);
        }
        if (type == SqlType.class) {
            return TEXT;
        }
        if (type == ExpressionNode.class) {
            return new ExpressionNode.Bind(TEXT, value);
        }
        if (type == ExpressionNode.Column.class) {
            return make(type, value);
        }
        if (type == TableIdentity.class) {
            return TABLE;
        }
        if (VendorNode.class.isAssignableFrom(type)) {
            return new Hint();
        }
        if (type.isSealed()) {
            return argument(type.getPermittedSubclasses()[0], value);
        }
        return type.isRecord() ? make(type, value) : null;
    }

    private static final TableIdentity TABLE = new TableIdentity(ObjectName.of("t"));

    private record Hint()
            implements VendorNode.TableHint,
                    VendorNode.QueryHint,
                    VendorNode.TableOption,
                    VendorNode.IndexOption,
                    VendorNode.SchemaStatement {
        @Override
        public ObjectName name() {
            return ObjectName.of("t");
        }

        @Override
        public String feature() {
            return "hint";
        }

        @Override
        public String alternative() {
            return "none";
        }
    }

    @ParameterizedTest
    @MethodSource("nodes")
    void noNodePrintsABoundValue(Class<?> type) {
        assertThat(make(type, SENTINEL).toString()).isNotBlank().doesNotContain(SENTINEL);
    }

    @ParameterizedTest
    @MethodSource("nodes")
    void nodesAreEqualByContent(Class<?> type) {
        Object one = make(type, SENTINEL);
        if (type == TableIdentity.class) {
            assertThat(one).as("a table is itself only").isNotEqualTo(make(type, SENTINEL));
        } else {
            assertThat(one).isEqualTo(make(type, SENTINEL)).hasSameHashCodeAs(make(type, SENTINEL));
        }
    }

    /** Guards the other tests, which would prove nothing if the bound value did not reach the node. */
    @Test
    void nodesWithAnExpressionDifferByItsValue() {
        Set<String> blind = new HashSet<>();
        nodes().filter(ExpressionNode.class::isAssignableFrom)
                .filter(type -> make(type, SENTINEL).equals(make(type, "another")))
                .forEach(type -> blind.add(type.getSimpleName()));
        assertThat(blind)
                .containsExactlyInAnyOrder(
                        "Column",
                        "Parameter",
                        "RowCount",
                        "NextValue",
                        "CurrentTime",
                        "FixedNumber",
                        "IntervalLiteral");
    }

    @Test
    void everyMemberOfASealedFamilyIsSwept() {
        Set<Class<?>> members = new HashSet<>();
        for (Class<?> family : List.of(
                ExpressionNode.class,
                QueryNode.class,
                FromItem.class,
                SourceInstance.class,
                ChangeNode.class,
                ChangeNode.InsertSource.class,
                DdlNode.class,
                Alteration.class,
                AccessChange.class)) {
            for (Class<?> member : family.getPermittedSubclasses()) {
                members.addAll(member.isInterface() ? List.of(member.getPermittedSubclasses()) : List.of(member));
            }
        }
        assertThat(nodes()).containsAll(members);
        assertThat(members).hasSizeGreaterThan(35);
    }

    @Test
    void everyExpressionWithAQueryIsAHoldsQuery() {
        nodes().filter(ExpressionNode.class::isAssignableFrom)
                .filter(type -> type.isRecord()
                        && Stream.of(type.getRecordComponents()).anyMatch(part -> part.getType() == QueryNode.class))
                .forEach(type -> assertThat(HoldsQuery.class).isAssignableFrom(type));
        assertThat(HoldsQuery.class.getPermittedSubclasses()).hasSize(4);
    }
}
