package io.leanq.query;

import static io.leanq.query.Dsl.batchInsert;
import static io.leanq.query.Dsl.deleteFrom;
import static io.leanq.query.Dsl.derived;
import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.insertRows;
import static io.leanq.query.Dsl.max;
import static io.leanq.query.Dsl.param;
import static io.leanq.query.Dsl.row;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.update;
import static io.leanq.query.Dsl.value;
import static io.leanq.testkit.Addresses.ADDRESSES;
import static io.leanq.testkit.Parcels.PARCELS;
import static io.leanq.testkit.Readings.READINGS;
import static io.leanq.testkit.Students.STUDENTS;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.leanq.query.row.Row2;
import io.leanq.testkit.Parcels;
import io.leanq.testkit.Students;
import io.leanq.testkit.StudentsRow;
import io.leanq.tree.ChangeNode;
import io.leanq.tree.ExpressionNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The {@code toString} of statements, expressions, rendered texts and rows shows no value, since values belong to the
 * user.
 */
class NoValuesInTextTest {
    private static final String SENTINEL = "s3ntinel";
    private static final Students S = STUDENTS;

    record IdName(Integer id, String name) {}

    /** One object of each class of the package that can hold a value, made as users make it. */
    static Stream<Object> holders() {
        List<Object> all = new ArrayList<>();
        Condition condition = S.name.eq(SENTINEL);
        Param<String> param = param("p", DataType.VARCHAR);
        From<String> from = select(S.name).from(S);
        Query<String> query = from.where(condition);
        Query<String> filled = from.where(S.name.eq(param)).with(param, SENTINEL);
        var row = row(S.id, S.name.concat(SENTINEL)).as(IdName::new);
        all.addAll(List.of(
                condition,
                condition.and(S.active),
                condition.or(S.active).not(),
                condition.as("label"),
                S.name.concat(SENTINEL),
                S.name.concat(SENTINEL).upper(),
                S.name.in(List.of(SENTINEL)),
                S.name.like(SENTINEL),
                S.name.between(SENTINEL, SENTINEL),
                value(SENTINEL),
                value(SENTINEL, DataType.VARCHAR),
                value(new byte[] {115}, DataType.VARBINARY),
                value(List.of(SENTINEL), DataType.VARCHAR_ARRAY),
                max(S.name.orElse(SENTINEL)),
                max(S.id.plus(4711)),
                max(S.born.orElse(LocalDate.of(4711, 1, 1))),
                max(S.active.orElse(true)),
                max(value(SENTINEL.getBytes(java.nio.charset.StandardCharsets.UTF_8), DataType.VARBINARY)),
                DataType.VARCHAR_ARRAY,
                Dsl.orderBy(S.name.concat(SENTINEL)).rowsBetween(Dsl.preceding(4711), Dsl.currentRow()),
                Dsl.rowNumber().over(Dsl.orderBy(S.name.concat(SENTINEL))),
                Dsl.listagg(S.name.concat(SENTINEL), ","),
                Dsl.sql("{0}", DataType.VARCHAR, value(SENTINEL)),
                Dsl.sql("DELETE FROM t WHERE a = {0}", value(SENTINEL)),
                ScriptSql.of("DELETE FROM t WHERE a = '" + SENTINEL + "'", true, false),
                Dsl.sql("SELECT {0}", value(SENTINEL)).as(Dsl.field("x", DataType.VARCHAR)),
                Dsl.sql("SELECT {0}", value(SENTINEL)).asSource("x", Dsl.field("x", DataType.VARCHAR)),
                Dsl.field("x", DataType.VARCHAR),
                DeclaredColumns.of("values", "v", Dsl.field("x", DataType.VARCHAR)),
                UntypedValues.of("v", Dsl.field("x", DataType.VARCHAR)).row(SENTINEL),
                Dsl.values("v", Dsl.field("x", DataType.VARCHAR)).row(SENTINEL),
                Dsl.unnest("u", value(List.of(SENTINEL), DataType.VARCHAR_ARRAY)),
                Dsl.lateral("l", query),
                Dsl.json(value(SENTINEL)),
                Dsl.json(S.name).value("$.a", DataType.VARCHAR, SENTINEL),
                Dsl.json(S.name).value("$.a", DataType.INTEGER, 4711),
                Dsl.member("a", value(SENTINEL)),
                Dsl.jsonObject(Dsl.member("a", value(SENTINEL))),
                Dsl.jsonArrayAgg(Dsl.jsonArray(value(SENTINEL))),
                Dsl.jsonObjectAgg(S.name, value(SENTINEL)),
                Explanation.of(query),
                S.born.orElse(LocalDate.of(4711, 1, 1)),
                S.born.plus(4711, ChronoUnit.DAYS).until(LocalDate.of(4711, 1, 1), ChronoUnit.MONTHS),
                new DateStep(S.born.plus(4711, ChronoUnit.DAYS), "plus", "amount, Days"),
                S.id.plus(4711),
                READINGS.price.times(new BigDecimal("4711")),
                param,
                S.name.concat(SENTINEL).asc(),
                row,
                row.projection(),
                S.row(),
                query,
                filled,
                query.union(query).limit(4711),
                select(row).from(S),
                derived("d", query),
                Dsl.cte("c", query),
                Dsl.with(Dsl.cte("c", query)),
                Dsl.with(Dsl.cte("c", query)).query(query),
                Dsl.tuple(value(SENTINEL), value(SENTINEL)),
                Dsl.tuple(S.id, S.name).in(List.of(new Row2<>(4711, SENTINEL))),
                Dsl.tuple(S.id, S.name).gt(4711, SENTINEL),
                Dsl.seek(Dsl.down(S.name), Dsl.up(S.id)),
                Dsl.seek(Dsl.down(S.name), Dsl.up(S.id)).after(SENTINEL, 4711),
                Dsl.up(S.id),
                Dsl.label("x"),
                S.name.similarTo(SENTINEL).isTrue(),
                select(S.name).from(S).where(S.name.eq(SENTINEL)).forUpdate(),
                Dsl.any(query),
                S.name.eq(Dsl.all(query)),
                Dsl.exists(query),
                Dsl.scalar(query),
                Dsl.caseWhen(condition, SENTINEL),
                Dsl.caseWhen(condition, SENTINEL).otherwise(SENTINEL),
                S.name.substring(4711).replace(SENTINEL, SENTINEL).nullIf(SENTINEL),
                Sorting.of(S.id).with("name", S.name.concat(SENTINEL).desc()),
                Dsl.noCondition()));
        all.addAll(List.of(
                update(S).set(S.name, SENTINEL),
                update(S).set(S.name, SENTINEL).everyRow(),
                update(S).set(S.name, param).everyRow().with(param, SENTINEL),
                deleteFrom(S),
                deleteFrom(S).where(condition),
                insertInto(S).set(S.name, SENTINEL),
                insertInto(S, S.name),
                insertInto(S, S.name).values(SENTINEL),
                insertInto(ADDRESSES, ADDRESSES.city).select(query),
                insertRows(S, List.of(new StudentsRow(4711, SENTINEL, null, null))),
                batchInsert(S),
                Dsl.each(param, any -> SENTINEL),
                Dsl.batchOf(update(S).set(S.name, SENTINEL).where(S.name.eq(param)), Dsl.each(param, any -> SENTINEL)),
                ReturningInsert.of(insertInto(S).set(S.id, 4711).set(S.name, SENTINEL), S.id),
                UntypedColumns.of(S, ChangeNode.Insert.Mode.INSERT, List.of(S.name)),
                UntypedColumns.of(S, ChangeNode.Insert.Mode.INSERT, List.of(S.name))
                        .values(SENTINEL),
                Assignments.NONE.and(S.name, condition.node()),
                new Row(List.of(S.id, S.name), new Object[] {4711, SENTINEL}),
                new BatchRow<>(S, ChangeNode.Insert.Mode.INSERT, List.of(S.id, S.name), true).set(S.name, SENTINEL),
                new ParamRows<>(
                        LEANXCALE_LIKE.render(((AbstractQuery<?>) query).node(), 0),
                        Map.of(),
                        ParamValues.NONE.with(param, SENTINEL)),
                new ValuesRow<>(S, ChangeNode.Insert.Mode.INSERT, List.of(S.id, S.name)).set(S.name, SENTINEL),
                ParamValues.NONE.with(param, SENTINEL),
                new NullComponent(S.name),
                Dsl.updateRow(S, new StudentsRow(4711, SENTINEL, null, null)),
                Dsl.updateRowIfVersion(PARCELS, Parcels.Parcel.of(4711, 4711, 4711, SENTINEL), PARCELS.version),
                Dsl.deleteRowIfVersion(PARCELS, Parcels.Parcel.of(4711, 4711, 4711, SENTINEL), PARCELS.version),
                Dsl.batchUpdate(S),
                KeyedTable.of("updateRow", S),
                RowVersion.of("updateRowIfVersion", PARCELS, PARCELS.version),
                new KeyedRow<>("updateRow", S, List.of(S.id, S.name)).set(S.name, SENTINEL),
                Dsl.field(S.name, any -> SENTINEL),
                query.render(LEANXCALE_LIKE),
                query.bound(LEANXCALE_LIKE),
                filled.render(LEANXCALE_LIKE),
                filled.bound(LEANXCALE_LIKE),
                filled.bound(LEANXCALE_LIKE).rendered(),
                LEANXCALE_LIKE.render(((AbstractQuery<?>) query).node(), 0),
                QueryShape.of(query),
                new SelectParts(List.of()).where(condition),
                new ExpressionNode.Bind(DataType.VARCHAR.sqlType(), SENTINEL)));
        all.addAll(changesOfRowsThatMayBeThere());
        return all.stream();
    }

    private static List<Object> changesOfRowsThatMayBeThere() {
        Derived<String> source =
                derived("d", select(ADDRESSES.city).from(ADDRESSES).where(ADDRESSES.city.eq(SENTINEL)));
        Merge.Using<Students> merge = Dsl.mergeInto(S).using(source);
        Merge.When<Students> when = merge.on(S.id.eq(4711).and(S.id.gt(0)));
        Merge.Updated<Students> updated = when.whenMatched().set(S.name, SENTINEL);
        InsertStep<Students> insert = insertInto(S).set(S.id, 4711).set(S.name, SENTINEL);
        return List.of(
                Dsl.mergeInto(S),
                merge,
                when,
                when.whenMatched(),
                when.whenNotMatched(),
                updated,
                ((MergeStatement<?>) updated).parts(),
                updated.whenNotMatched().set(S.name, SENTINEL).set(S.id, 4711),
                insert.ifAbsent(),
                insert.orUpdate(),
                SingleRow.of(
                        "ifAbsent()", S, ChangeNode.Insert.Mode.INSERT, ((InsertStatement<?>) insert).assignments()));
    }

    @ParameterizedTest
    @MethodSource("holders")
    void noValueIsShown(Object holder) {
        // the number and the hash of a lambda may have any digits
        String withoutHash = holder.toString().replaceAll("\\$\\$Lambda[^ ,)\\]]*|@[0-9a-f]+", "");
        assertThat(withoutHash).doesNotContain(SENTINEL).doesNotContain("4711");
    }

    /** A new class of the package with fields must be added to the holders above. */
    @Test
    void everyClassWithStateIsTested() {
        Set<Class<?>> swept = new HashSet<>();
        holders().forEach(holder -> {
            for (Class<?> c = holder.getClass(); c != null; c = c.getSuperclass()) {
                swept.add(c);
            }
        });
        List<String> missing = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.leanq.query")
                        .stream()
                        .filter(NoValuesInTextTest::hasState)
                        .filter(type -> !swept.contains(type.reflect()))
                        .map(JavaClass::getName)
                        .toList();
        assertThat(missing).as("classes with fields that the sweep lacks").isEmpty();
    }

    /** Classes whose objects are used only inside another object. */
    private static final Set<String> INNER = Set.of(
            "Entry",
            "Longer",
            "Parts",
            "Open",
            "MadeOfParts",
            "PlainText",
            "GivenValue",
            "GivenNode",
            "RecordBatch",
            "SimilarPattern",
            "SeekRows");

    private static boolean hasState(JavaClass type) {
        return !type.isInterface()
                && !type.isEnum()
                && !type.isAnonymousClass()
                && !type.getModifiers().contains(JavaModifier.ABSTRACT)
                && !INNER.contains(type.getSimpleName())
                && !type.getSimpleName().matches("Row\\d+|InsertColumns\\d+|Values(Source)?\\d+|Rows")
                && type.getFields().stream().anyMatch(f -> !f.getModifiers().contains(JavaModifier.STATIC));
    }

    @Test
    void renderedShowsTheNumberOfValues() {
        assertThat(select(S.id).from(S).where(S.id.eq(1)).render(LEANXCALE_LIKE))
                .hasToString("SELECT students.id FROM students WHERE students.id = ? -- 1 bind");
        assertThat(select(S.id).from(S).where(S.id.in(List.of(1, 2))).render(LEANXCALE_LIKE))
                .hasToString("SELECT students.id FROM students WHERE students.id IN (?, ?) -- 2 binds");
        assertThat(select(S.id).from(S).render(LEANXCALE_LIKE)).hasToString("SELECT students.id FROM students");
    }
}
