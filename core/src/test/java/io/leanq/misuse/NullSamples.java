package io.leanq.misuse;

import static io.leanq.query.Dsl.caseWhen;
import static io.leanq.query.Dsl.cte;
import static io.leanq.query.Dsl.deleteFrom;
import static io.leanq.query.Dsl.derived;
import static io.leanq.query.Dsl.each;
import static io.leanq.query.Dsl.field;
import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.param;
import static io.leanq.query.Dsl.seek;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.tuple;
import static io.leanq.query.Dsl.up;
import static io.leanq.query.Dsl.update;
import static io.leanq.query.Dsl.with;
import static io.leanq.testkit.Readings.READINGS;
import static io.leanq.testkit.Students.STUDENTS;

import io.leanq.catalog.Schema;
import io.leanq.ddl.Access;
import io.leanq.ddl.AlterTable;
import io.leanq.ddl.Ddl;
import io.leanq.ddl.DdlStatement;
import io.leanq.ddl.DropStatement;
import io.leanq.query.ArrayExpression;
import io.leanq.query.ArrayType;
import io.leanq.query.BooleanType;
import io.leanq.query.Case;
import io.leanq.query.Change;
import io.leanq.query.Combined;
import io.leanq.query.Condition;
import io.leanq.query.Cte;
import io.leanq.query.DataType;
import io.leanq.query.Declared;
import io.leanq.query.DeleteStep;
import io.leanq.query.Derived;
import io.leanq.query.Dsl;
import io.leanq.query.Expression;
import io.leanq.query.Field;
import io.leanq.query.Filtered;
import io.leanq.query.FilteredChange;
import io.leanq.query.From;
import io.leanq.query.GroupKey;
import io.leanq.query.Grouped;
import io.leanq.query.InsertStep;
import io.leanq.query.Json;
import io.leanq.query.JsonArrayAgg;
import io.leanq.query.JsonEmpty;
import io.leanq.query.JsonError;
import io.leanq.query.JsonMember;
import io.leanq.query.JsonNulls;
import io.leanq.query.JsonWrapper;
import io.leanq.query.Kinded;
import io.leanq.query.NumberExpression;
import io.leanq.query.NumericType;
import io.leanq.query.On;
import io.leanq.query.Ordered;
import io.leanq.query.PageOrder;
import io.leanq.query.Param;
import io.leanq.query.ParamSource;
import io.leanq.query.PlainExpression;
import io.leanq.query.PlainType;
import io.leanq.query.Quantified;
import io.leanq.query.Query;
import io.leanq.query.SelectStep;
import io.leanq.query.Selectable;
import io.leanq.query.Sortable;
import io.leanq.query.Sorted;
import io.leanq.query.Sorting;
import io.leanq.query.Source;
import io.leanq.query.SqlPart;
import io.leanq.query.TemporalExpression;
import io.leanq.query.TemporalType;
import io.leanq.query.TextExpression;
import io.leanq.query.TextType;
import io.leanq.query.Tuple;
import io.leanq.query.UpdateStep;
import io.leanq.query.With;
import io.leanq.query.row.InsertColumns2;
import io.leanq.query.row.Row2;
import io.leanq.query.row.Tuple2;
import io.leanq.query.seek.Seek1;
import io.leanq.query.seek.Seek2;
import io.leanq.query.seek.SeekKey;
import io.leanq.render.Dialect;
import io.leanq.schema.Column;
import io.leanq.schema.ColumnOption;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.DynamicView;
import io.leanq.schema.Index;
import io.leanq.schema.NumberColumn;
import io.leanq.schema.RowTable;
import io.leanq.schema.Sequence;
import io.leanq.schema.Table;
import io.leanq.schema.View;
import io.leanq.testkit.Students;
import io.leanq.testkit.TestDialects;
import io.leanq.tree.AccessChange;
import io.leanq.tree.DdlNode;
import io.leanq.tree.ObjectName;
import io.leanq.tree.VendorNode;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAmount;
import java.time.temporal.TemporalUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.NullUnmarked;

/**
 * The receivers and arguments with which {@link NullArgumentsTest} calls methods, and the words that its refusals of
 * null must contain.
 */
@NullUnmarked
final class NullSamples {
    static final List<Class<?>> STATICS = List.of(
            Dsl.class,
            Sorting.class,
            Table.class,
            View.class,
            Sequence.class,
            Index.class,
            Ddl.class,
            DdlStatement.class,
            Access.class,
            Schema.class,
            ColumnOption.class);

    /** Methods that only LeanQ and the JDK call. */
    static final Set<String> LEFT_OUT =
            Set.of("equals", "compareTo", "create", "replace", "encode", "decode", "read", "write", "requireNoTies");

    private static final DynamicTable WIDE = wide();
    private static final Query<Integer> QUERY = select(STUDENTS.id).from(STUDENTS);
    private static final Source OTHER = STUDENTS.as("other");

    static final Map<Class<?>, Object> RECEIVERS = receivers();
    private static final Map<Class<?>, Supplier<Object>> SAMPLES = samples();
    private static final Map<Class<?>, String> WANTED = wanted();

    private NullSamples() {}

    private static DynamicTable wide() {
        DynamicTable.Builder builder = Table.named("wide");
        for (int i = 0; i < 16; i++) {
            builder.column("c" + i, DataType.INTEGER);
        }
        return builder.primaryKey("c0").build();
    }

    private static Map<Class<?>, Object> receivers() {
        Map<Class<?>, Object> receivers = new LinkedHashMap<>();
        receivers.put(Expression.class, STUDENTS.id);
        receivers.put(NumberExpression.class, STUDENTS.id);
        receivers.put(TextExpression.class, STUDENTS.name);
        receivers.put(TemporalExpression.class, STUDENTS.born);
        receivers.put(Condition.class, STUDENTS.active);
        receivers.put(SelectStep.class, select(STUDENTS.id));
        receivers.put(From.class, QUERY);
        receivers.put(On.class, select(STUDENTS.id).from(STUDENTS).join(OTHER));
        receivers.put(Filtered.class, QUERY);
        receivers.put(Grouped.class, QUERY);
        receivers.put(Ordered.class, QUERY);
        receivers.put(Sorted.class, QUERY);
        receivers.put(Sorting.class, Sorting.of());
        receivers.put(Combined.class, QUERY.union(QUERY));
        receivers.put(Query.class, QUERY);
        receivers.put(InsertStep.class, insertInto(STUDENTS));
        receivers.put(InsertColumns2.class, insertInto(STUDENTS, STUDENTS.id, STUDENTS.name));
        receivers.put(UpdateStep.class, update(STUDENTS));
        receivers.put(DeleteStep.class, deleteFrom(STUDENTS));
        receivers.put(FilteredChange.class, deleteFrom(STUDENTS).where(STUDENTS.active));
        receivers.put(Change.class, deleteFrom(STUDENTS).everyRow());
        receivers.put(Case.class, caseWhen(STUDENTS.active, STUDENTS.id));
        receivers.put(Derived.class, derived("d", QUERY));
        receivers.put(Cte.class, cte("c", QUERY));
        receivers.put(With.class, with(cte("c", QUERY)));
        receivers.put(Tuple.class, tuple(STUDENTS.id, STUDENTS.name));
        receivers.put(Tuple2.class, tuple(STUDENTS.id, STUDENTS.name));
        receivers.put(Seek1.class, seek(up(STUDENTS.id)));
        receivers.put(Seek2.class, seek(up(STUDENTS.name), up(STUDENTS.id)));
        receivers.put(Json.class, Dsl.json(STUDENTS.name));
        receivers.put(JsonArrayAgg.class, Dsl.jsonArrayAgg(STUDENTS.id));
        receivers.put(Students.class, STUDENTS);
        receivers.put(DynamicTable.class, WIDE);
        receivers.put(DynamicTable.Builder.class, Table.named("t").column("id", DataType.INTEGER));
        receivers.put(DynamicView.Builder.class, View.existing("v"));
        receivers.put(Index.class, Index.named("ix"));
        receivers.put(AlterTable.class, Ddl.alterTable(STUDENTS));
        receivers.put(DropStatement.class, Ddl.dropTable(STUDENTS));
        receivers.put(TextType.class, DataType.VARCHAR(9));
        receivers.put(NumericType.class, DataType.INTEGER);
        return receivers;
    }

    private static Map<Class<?>, Supplier<Object>> samples() {
        Map<Class<?>, Supplier<Object>> samples = new LinkedHashMap<>();
        samples.put(Expression.class, () -> STUDENTS.id);
        samples.put(NumberExpression.class, () -> STUDENTS.id);
        samples.put(NumberColumn.class, () -> STUDENTS.id);
        samples.put(TextExpression.class, () -> STUDENTS.name);
        samples.put(TemporalExpression.class, () -> STUDENTS.born);
        samples.put(Kinded.class, () -> STUDENTS.id);
        samples.put(GroupKey.class, () -> STUDENTS.id);
        samples.put(SqlPart.class, () -> STUDENTS.id);
        samples.put(Condition.class, () -> STUDENTS.active);
        samples.put(Selectable.class, () -> STUDENTS.id);
        samples.put(Sortable.class, () -> STUDENTS.id.asc());
        samples.put(Source.class, () -> OTHER);
        samples.put(Table.class, () -> WIDE);
        samples.put(
                View.class,
                () -> View.existing("v").column("id", DataType.INTEGER).build());
        samples.put(DdlNode.class, () -> new DdlNode.DropTable(ObjectName.of("t")));
        samples.put(AccessChange.Action.class, () -> AccessChange.Action.SELECT);
        samples.put(AccessChange.ObjectKind.class, () -> AccessChange.ObjectKind.TABLE);
        samples.put(Index.class, () -> Index.named("ix").on(STUDENTS.id));
        samples.put(RowTable.class, () -> STUDENTS);
        samples.put(Query.class, () -> QUERY);
        samples.put(
                Change.class,
                () -> update(STUDENTS)
                        .set(STUDENTS.id, param("p", DataType.INTEGER))
                        .everyRow());
        samples.put(SeekKey.class, () -> up(STUDENTS.id));
        samples.put(PageOrder.class, () -> seek(up(STUDENTS.id)));
        samples.put(Cte.class, () -> cte("c", QUERY));
        samples.put(Quantified.class, () -> Dsl.any(QUERY));
        samples.put(Param.class, () -> param("p", DataType.INTEGER));
        samples.put(ParamSource.class, () -> each(param("p", DataType.INTEGER), (Integer row) -> row));
        samples.put(Field.class, () -> field(STUDENTS.id, (Integer row) -> row));
        samples.put(Declared.class, () -> field("id", DataType.INTEGER));
        samples.put(PlainExpression.class, () -> READINGS.quality);
        samples.put(ArrayExpression.class, () -> READINGS.counts);
        samples.put(Json.class, () -> Dsl.json(STUDENTS.name));
        samples.put(JsonMember.class, () -> Dsl.member("id", STUDENTS.id));
        samples.put(JsonNulls.class, () -> JsonNulls.KEPT);
        samples.put(JsonEmpty.class, () -> JsonEmpty.ARRAY);
        samples.put(JsonError.class, () -> JsonError.TRUE);
        samples.put(JsonWrapper.class, () -> JsonWrapper.CONDITIONAL);
        samples.put(Sequence.class, () -> Students.STUDENT_IDS);
        samples.put(DataType.class, () -> DataType.INTEGER);
        samples.put(NumericType.class, () -> DataType.INTEGER);
        samples.put(TextType.class, () -> DataType.VARCHAR);
        samples.put(TemporalType.class, () -> DataType.DATE);
        samples.put(BooleanType.class, () -> DataType.BOOLEAN);
        samples.put(ArrayType.class, () -> DataType.BIGINT_ARRAY);
        samples.put(PlainType.class, () -> DataType.BLOB);
        samples.put(Schema.class, () -> Schema.named("app"));
        samples.put(Class.class, () -> Integer.class);
        samples.put(ColumnOption.class, ColumnOption::notNull);
        samples.put(Function.class, () -> (Function<Object, Object>) row -> row);
        samples.put(Collection.class, List::of);
        samples.put(List.class, () -> List.of(STUDENTS.id));
        samples.put(Optional.class, Optional::empty);
        samples.put(String.class, () -> "id");
        samples.put(Boolean.class, () -> true);
        samples.put(Number.class, () -> 1);
        samples.put(BigDecimal.class, () -> BigDecimal.ONE);
        samples.put(LocalDate.class, () -> LocalDate.EPOCH);
        samples.put(LocalTime.class, () -> LocalTime.NOON);
        samples.put(LocalDateTime.class, () -> LocalDate.EPOCH.atStartOfDay());
        samples.put(TemporalUnit.class, () -> ChronoUnit.DAYS);
        samples.put(TemporalAmount.class, () -> Period.ofDays(1));
        samples.put(Object.class, () -> 1);
        samples.put(Dialect.class, () -> TestDialects.LEANXCALE_LIKE);
        samples.put(VendorNode.QueryHint.class, TestDialects.FixedOrder::new);
        samples.put(VendorNode.TableHint.class, () -> new TestDialects.UseIndex("ix"));
        return samples;
    }

    private static Map<Class<?>, String> wanted() {
        Map<Class<?>, String> wanted = new LinkedHashMap<>();
        wanted.put(Table.class, "name the table");
        wanted.put(View.class, "name the view");
        wanted.put(Index.class, "name the index");
        wanted.put(AccessChange.Action.class, "name the action");
        wanted.put(AccessChange.ObjectKind.class, "name the kind");
        wanted.put(DdlNode.class, "give the tree");
        wanted.put(RowTable.class, "name the table");
        wanted.put(Source.class, "name the table");
        wanted.put(Column.class, "name the column");
        wanted.put(NumberColumn.class, "name the column");
        wanted.put(Query.class, "give a query");
        wanted.put(Condition.class, "condition|noCondition\\(\\)|give an expression");
        wanted.put(Expression.class, "give an expression");
        wanted.put(Kinded.class, "give an expression");
        wanted.put(GroupKey.class, "give an expression");
        wanted.put(SqlPart.class, "a value as value\\(x\\)");
        wanted.put(NumberExpression.class, "give an expression");
        wanted.put(TextExpression.class, "give an expression");
        wanted.put(TemporalExpression.class, "give an expression");
        wanted.put(PlainExpression.class, "give an expression");
        wanted.put(ArrayExpression.class, "give an expression");
        wanted.put(Declared.class, "give field\\(name, type\\)");
        wanted.put(Json.class, "give json\\(text\\)");
        wanted.put(JsonMember.class, "give member\\(key, value\\)");
        wanted.put(JsonNulls.class, "say what NULL becomes");
        wanted.put(JsonEmpty.class, "name the empty array or object");
        wanted.put(JsonError.class, "say what an error is");
        wanted.put(JsonWrapper.class, "name the wrapper");
        wanted.put(Selectable.class, "give a column, an expression or a row");
        wanted.put(Sortable.class, "give a key");
        wanted.put(Change.class, "give an insert");
        wanted.put(SeekKey.class, "up\\(column\\)");
        wanted.put(PageOrder.class, "as seek\\(…\\) makes it");
        wanted.put(Cte.class, "give a common table");
        wanted.put(Quantified.class, "any\\(query\\)");
        wanted.put(Param.class, "name the param");
        wanted.put(ParamSource.class, "each\\(param, getter\\)");
        wanted.put(Field.class, "field\\(column, getter\\)");
        wanted.put(Sequence.class, "name the sequence|the sequence is null");
        wanted.put(DataType.class, "name the type");
        wanted.put(NumericType.class, "name the type");
        wanted.put(TextType.class, "name the type");
        wanted.put(TemporalType.class, "name the type");
        wanted.put(BooleanType.class, "name the type");
        wanted.put(ArrayType.class, "name the type");
        wanted.put(PlainType.class, "name the type");
        wanted.put(Function.class, "give the (class and the )?function");
        wanted.put(Supplier.class, "give (it as|the sequence|the column)");
        wanted.put(Schema.class, "give Schema.named");
        wanted.put(Class.class, "give the class");
        wanted.put(ColumnOption.class, "give an option of the column");
        wanted.put(VendorNode.TableOption.class, "give an option of the table");
        wanted.put(VendorNode.IndexOption.class, "give an option of the index");
        wanted.put(Collection.class, "as a collection|give a collection");
        wanted.put(List.class, "as a list");
        wanted.put(Optional.class, "give an Optional");
        wanted.put(
                String.class,
                "give a(n)? (name|alias|label|path|text|value)|null beside|needs a name|NULL is not inlined|name the "
                        + "columns");
        wanted.put(TemporalUnit.class, "name the unit");
        wanted.put(TemporalAmount.class, "give a (Duration or a Period|value)");
        wanted.put(Dialect.class, "give the dialect");
        wanted.put(VendorNode.QueryHint.class, "give a hint");
        wanted.put(VendorNode.TableHint.class, "give a hint");
        return wanted;
    }

    /** The words, as a regular expression, of the refusal of null for a parameter of this type. */
    static String wanted(Class<?> parameter) {
        if (parameter == SqlPart[].class) {
            return wanted(SqlPart.class) + "|give the elements";
        }
        if (parameter.isArray()) {
            return "give the elements|name the columns?|give an option of|give a name that";
        }
        if (parameter.getSimpleName().startsWith("Function") && !WANTED.containsKey(parameter)) {
            return "give the function";
        }
        return WANTED.getOrDefault(
                parameter,
                "give a value|null beside|NULL is not inlined|with\\(p, null\\)|NULL anyway|give a row|element \\d is"
                        + " null");
    }

    /** Arguments that fit each other well enough for a null among them to be refused first. */
    static Object[] arguments(Method method, Object receiver) {
        Class<?>[] parameters = method.getParameterTypes();
        Object[] arguments = new Object[parameters.length];
        int columns = 0;
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i] == List.class && receiver instanceof DynamicTable.Builder) {
                arguments[i] = List.of("id");
                continue;
            }
            arguments[i] = parameters[i] == Column.class && receiver == null
                    ? WIDE.columns().get(columns++)
                    : parameters[i] == Object.class
                            ? value(receiver)
                            : parameters[i] == Object[].class ? new Object[] {value(receiver)} : sample(parameters[i]);
        }
        return arguments;
    }

    private static Object value(Object receiver) {
        if (receiver == STUDENTS.name) {
            return "x";
        }
        if (receiver == STUDENTS.born) {
            return LocalDate.EPOCH;
        }
        if (receiver instanceof Tuple) {
            return new Row2<>(1, "x");
        }
        return receiver == STUDENTS.active ? (Object) true : 1;
    }

    private static Object sample(Class<?> type) {
        if (type == Column.class) {
            return STUDENTS.id;
        }
        if (type.isArray()) {
            Object array = Array.newInstance(type.getComponentType(), 1);
            Array.set(array, 0, sample(type.getComponentType()));
            return array;
        }
        if (SAMPLES.containsKey(type)) {
            return SAMPLES.get(type).get();
        }
        if (type == int.class) {
            return 1;
        }
        if (type == long.class) {
            return 1L;
        }
        if (type == char.class) {
            return '!';
        }
        if (type == boolean.class) {
            return true;
        }
        if (type == double.class) {
            return 1.0;
        }
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> null);
    }
}
