package io.leanq.misuse;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every public method that takes its last arguments one by one also takes them as a collection, and the reverse. The
 * methods are found by reflection; the exceptions are listed with their reasons.
 */
class ListsBesideVarargsTest {
    private static final String OPTIONS = "options of one definition are written out";
    private static final String MISUSES = "is there for the answers of the compiler only";
    private static final String HOLES = "takes as many as the text or the function has places for";
    private static final String INSIDE = "is called by LeanQ and generated code";
    private static final String BATCH = "rows of a batch are many: a few that are written out are insertRows";
    private static final Map<String, String> EXCEPTIONS = Map.ofEntries(
            Map.entry("ComputedDsl.coalesce", "with a second method javac answers a wrong argument in 15 lines"),
            Map.entry("ComputedDsl.greatest", "with a second method javac answers a wrong argument in 15 lines"),
            Map.entry("ComputedDsl.least", "with a second method javac answers a wrong argument in 15 lines"),
            Map.entry("AggregateDsl.grouping", "asks for keys that groupBy names: they are written out"),
            Map.entry("PlainDsl.function", HOLES),
            Map.entry("PlainDsl.aggregate", HOLES),
            Map.entry("PlainDsl.windowFunction", HOLES),
            Map.entry("PlainDsl.sql", HOLES),
            Map.entry("PlainStatement.asSource", "declares the columns that the text selects: they are written out"),
            Map.entry("Executor.batch", BATCH),
            Map.entry("AsyncDatabase.batch", BATCH),
            Map.entry(
                    "SourceDsl.array", "takes its kind from the first element; a list of values has value(list, type)"),
            Map.entry("SchemaTarget.catalog", "is implemented by databases"),
            Map.entry("MetaData.createAll", "takes a few named tolerances"),
            Map.entry("MetaData.evolve", "takes a few named permissions"),
            Map.entry("SchemaTarget.state", "is implemented by databases"),
            Map.entry("RecordingDatabase.execute", "is called by plans"),
            Map.entry("Builder.renamedFrom", OPTIONS),
            Map.entry("ColumnOption.renamedFrom", OPTIONS),
            Map.entry("Builder.with", OPTIONS),
            Map.entry("Builder.column", OPTIONS),
            Map.entry("Builder.index", OPTIONS),
            Map.entry("Builder.uniqueIndex", OPTIONS),
            Map.entry("Index.with", OPTIONS),
            Map.entry("IndexStep.with", OPTIONS),
            Map.entry("RowDsl.mapping", MISUSES),
            Map.entry("RowDsl.select", MISUSES),
            Map.entry("RowDsl.row", MISUSES),
            Map.entry("RowDsl.tuple", MISUSES),
            Map.entry("RowDsl.seek", MISUSES),
            Map.entry("RowDsl.values", MISUSES),
            Map.entry("UntypedValues.row", INSIDE),
            Map.entry("UntypedValues.rows", INSIDE),
            Map.entry("PageOrder.requireNoTies", INSIDE),
            Map.entry("Seek.requireNoTies", INSIDE),
            Map.entry("RowDsl.insertInto", MISUSES),
            Map.entry("RowDsl.upsertInto", MISUSES),
            Map.entry("FunctionReaders.reader", INSIDE),
            Map.entry("UntypedColumns.values", INSIDE),
            Map.entry("UntypedRows.values", INSIDE));

    private static Stream<Method> methods() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.leanq.query", "io.leanq.schema", "io.leanq.ddl", "io.leanq.exec")
                        .stream()
                        .map(JavaClass::reflect)
                        .filter(type -> Modifier.isPublic(type.getModifiers()) && !type.isRecord())
                        .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                        .filter(method -> Modifier.isPublic(method.getModifiers())
                                && !method.isSynthetic()
                                && !method.getName().startsWith("lambda$"));
    }

    private static Class<?> last(Method method) {
        int count = method.getParameterCount();
        return count == 0 ? void.class : method.getParameterTypes()[count - 1];
    }

    private static boolean takesList(Method method) {
        return Iterable.class.isAssignableFrom(last(method))
                        && last(method).getName().startsWith("java.util.")
                || last(method) == Iterable.class;
    }

    private static boolean isTwin(Method one, Method other) {
        Method single = one.isVarArgs() ? one : other;
        Method list = one.isVarArgs() ? other : one;
        return one.getName().equals(other.getName())
                && single.isVarArgs()
                && takesList(list)
                && (before(single, 1).equals(before(list, 1))
                        || hasFirst(single) && before(single, 2).equals(before(list, 1)));
    }

    /** The types of the parameters without the last ones. */
    private static List<Class<?>> before(Method method, int last) {
        return Arrays.asList(method.getParameterTypes()).subList(0, method.getParameterCount() - last);
    }

    /** Whether one element stands before its like: {@code f(R first, R... more)}. */
    private static boolean hasFirst(Method method) {
        int count = method.getParameterCount();
        return count > 1
                && method.getParameterTypes()[count - 2] == last(method).getComponentType();
    }

    private static Map<String, Method> without(boolean twin) {
        Map<String, Method> found = new TreeMap<>();
        methods()
                .filter(method -> method.isVarArgs() || takesList(method))
                .filter(method ->
                        Stream.of(method.getDeclaringClass().getMethods()).anyMatch(other -> isTwin(method, other))
                                == twin)
                .forEach(method ->
                        found.put(method.getDeclaringClass().getSimpleName() + "." + method.getName(), method));
        return found;
    }

    @Test
    void everyMethodTakesListsAndArgumentsOneByOne() {
        Set<String> expected = new TreeSet<>(EXCEPTIONS.keySet());
        for (int n = 1; n <= 16; n++) {
            // one row is row(value1, …), which can be said again
            expected.add("Values" + n + ".rows");
            expected.add("ValuesSource" + n + ".rows");
        }
        assertThat(new TreeSet<>(without(false).keySet())).isEqualTo(expected);
    }

    /** Guards the other test, which would prove nothing if it found no methods. */
    @Test
    void methodsWithBothAreFound() {
        assertThat(without(true).keySet())
                .contains("Ordered.orderBy", "Filtered.groupBy", "Dsl.with", "Dsl.insertRows", "SelectStep.from");
    }
}
