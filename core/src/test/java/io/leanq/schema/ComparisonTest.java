package io.leanq.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.leanq.catalog.Catalog.ColumnFound;
import io.leanq.catalog.Catalog.ForeignKeyFound;
import io.leanq.catalog.Catalog.TableFound;
import io.leanq.catalog.Facet;
import io.leanq.catalog.IndexDefinition;
import io.leanq.query.DataType;
import io.leanq.testkit.Found;
import io.leanq.tree.ObjectName;
import io.leanq.type.SqlType;
import io.leanq.type.SqlType.Simple;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An existing table is compared with its class, facet by facet. */
@Tag("slow")
@Order(1)
class ComparisonTest {
    private static final DynamicTable PARENT = Table.named("parent")
            .column("id", DataType.INTEGER, ColumnOption.primaryKey())
            .build();
    private static final DynamicTable CHILD = Table.named("child")
            .column("a", DataType.INTEGER)
            .column("b", DataType.VARCHAR(20), ColumnOption.notNull())
            .column("c", DataType.DECIMAL(10, 2))
            .column("p", DataType.INTEGER, ColumnOption.references(() -> PARENT.get("id", DataType.INTEGER)))
            .column("t", DataType.VARCHAR)
            .primaryKey("a", "b")
            .uniqueIndex("ux", "c", "a")
            .build();

    private static final List<ColumnFound> COLUMNS = List.of(
            Found.column("A", Simple.INTEGER, "INTEGER", false),
            Found.column("B", new SqlType.Varchar(OptionalInt.of(20)), "VARCHAR", false),
            Found.column("C", new SqlType.Decimal(10, 2), "DECIMAL", true),
            Found.column("P", Simple.INTEGER, "INTEGER", true),
            Found.column("T", new SqlType.Varchar(OptionalInt.of(4000)), "VARCHAR", true));
    private static final ForeignKeyFound KEY =
            Found.foreignKey("X", List.of("P"), ObjectName.of("PARENT"), List.of("ID"));
    private static final IndexDefinition INDEX = new IndexDefinition("UX", List.of("C", "A"), true);

    private static TableFound child(
            List<ColumnFound> columns, List<String> key, List<ForeignKeyFound> keys, List<IndexDefinition> indexes) {
        return new TableFound(ObjectName.of("CHILD"), columns, key, keys, indexes);
    }

    private static final TableFound SAME = child(COLUMNS, List.of("A", "B"), List.of(KEY), List.of(INDEX));

    private static TableFound withColumns(UnaryOperator<List<ColumnFound>> change) {
        return child(change.apply(new ArrayList<>(COLUMNS)), List.of("A", "B"), List.of(KEY), List.of(INDEX));
    }

    private static TableFound withColumn(int position, ColumnFound column) {
        return withColumns(columns -> {
            columns.set(position, column);
            return columns;
        });
    }

    private static final TableFound PARENT_FOUND = new TableFound(
            ObjectName.of("PARENT"),
            List.of(Found.column("ID", Simple.INTEGER, "INTEGER", false)),
            List.of("ID"),
            List.of(),
            List.of());

    private static List<Difference> differences(TableFound found, Facet... notTold) {
        RecordingTarget target = RecordingTarget.of(RecordingTarget.catalog(
                List.of(found, PARENT_FOUND),
                List.of(),
                notTold.length == 0 ? Set.of() : EnumSet.of(notTold[0], notTold)));
        try {
            MetaData.of(CHILD, PARENT).createAll(target);
            return List.of();
        } catch (SchemaMismatch mismatch) {
            assertThat(target.executed)
                    .as("nothing is created when something differs")
                    .isEmpty();
            return mismatch.differences();
        }
    }

    private static void differs(TableFound found, Facet facet, String message) {
        assertThat(differences(found)).hasSize(1).first().satisfies(difference -> {
            assertThat(difference.facet()).isEqualTo(facet);
            assertThat(difference).hasToString(message);
        });
        assertThat(differences(found, facet)).as("not told").isEmpty();
    }

    @Test
    void caseOfUnquotedNamesIsIgnored() {
        assertThat(differences(SAME)).isEmpty();
    }

    @Test
    void missingColumnIsADifference() {
        differs(
                withColumns(columns -> columns.subList(0, 4)),
                Facet.COLUMN,
                "child.t: column VARCHAR expected, no such column found");
    }

    @Test
    void surplusColumnIsADifference() {
        differs(
                withColumns(columns -> {
                    columns.add(Found.column("EXTRA", Simple.DATE, "DATE", true));
                    return columns;
                }),
                Facet.COLUMN,
                "child.EXTRA: no column expected, DATE found");
    }

    /** No class can have such a column, so that its absence from the class is no difference. */
    @Test
    void aSurplusColumnOfAnUnknownTypeIsNotCompared() {
        TableFound found = withColumns(columns -> {
            columns.add(Found.columnOfUnknownType("EXTRA", "GEOMETRY"));
            return columns;
        });
        assertThat(MetaData.of(CHILD, PARENT)
                        .createAll(RecordingTarget.of(found, PARENT_FOUND))
                        .notCompared())
                .contains(Facet.UNKNOWN_COLUMN);
    }

    @Test
    void differentTypeIsADifference() {
        differs(
                withColumn(3, Found.column("P", Simple.BIGINT, "BIGINT", true)),
                Facet.TYPE,
                "child.p: type INTEGER expected, BIGINT found");
        differs(
                withColumn(3, Found.columnOfUnknownType("P", "GEOMETRY")),
                Facet.TYPE,
                "child.p: type INTEGER expected, GEOMETRY found");
    }

    @Test
    void differentLengthIsADifference() {
        differs(
                withColumn(1, Found.column("B", new SqlType.Varchar(OptionalInt.of(10)), "VARCHAR", false)),
                Facet.LENGTH,
                "child.b: length VARCHAR(20) expected, VARCHAR(10) found");
        differs(
                withColumn(2, Found.column("C", new SqlType.Decimal(10, 3), "DECIMAL", true)),
                Facet.LENGTH,
                "child.c: length DECIMAL(10,2) expected, DECIMAL(10,3) found");
    }

    @Test
    void typeWithoutALengthMatchesAnyLength() {
        assertThat(differences(
                        withColumn(4, Found.column("T", new SqlType.Varchar(OptionalInt.empty()), "VARCHAR", true))))
                .isEmpty();
    }

    /** A reflected model has such a column if the catalog shows no lengths. */
    @Test
    void unknownLengthOfACharIsReportedAsNotCompared() {
        DynamicTable countries = Table.named("countries")
                .column("iso", DataType.of(new SqlType.Char(OptionalInt.empty())))
                .build();
        TableFound there = new TableFound(
                ObjectName.of("countries"),
                List.of(Found.column("iso", new SqlType.Char(OptionalInt.of(2)), "CHAR", true)),
                List.of(),
                List.of(),
                List.of());
        SchemaComparison comparison = MetaData.of(countries).compare(RecordingTarget.of(there));
        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.notCompared()).contains(Facet.LENGTH);
    }

    @Test
    void differentNullabilityIsADifference() {
        differs(
                withColumn(2, Found.column("C", new SqlType.Decimal(10, 2), "DECIMAL", false)),
                Facet.NULLABILITY,
                "child.c: nullability NULL expected, NOT NULL found");
        differs(
                withColumn(0, Found.column("A", Simple.INTEGER, "INTEGER", true)),
                Facet.NULLABILITY,
                "child.a: nullability NOT NULL expected, NULL found");
    }

    @Test
    void differentPrimaryKeyIsADifference() {
        differs(
                child(COLUMNS, List.of("A"), List.of(KEY), List.of(INDEX)),
                Facet.PRIMARY_KEY,
                "child: primary key [a, b] expected, [A] found");
        differs(
                child(COLUMNS, List.of("B", "A"), List.of(KEY), List.of(INDEX)),
                Facet.PRIMARY_KEY,
                "child: primary key [a, b] expected, [B, A] found");
        differs(
                child(COLUMNS, List.of(), List.of(KEY), List.of(INDEX)),
                Facet.PRIMARY_KEY,
                "child: primary key [a, b] expected, none found");
    }

    @Test
    void missingOrSurplusForeignKeyIsADifference() {
        differs(
                child(COLUMNS, List.of("A", "B"), List.of(), List.of(INDEX)),
                Facet.FOREIGN_KEY,
                "child: foreign key [p] -> parent[id] expected, none of this kind found");
        differs(
                child(
                        COLUMNS,
                        List.of("A", "B"),
                        List.of(KEY, Found.foreignKey("Y", List.of("A"), ObjectName.of("OTHER"), List.of("Z"))),
                        List.of(INDEX)),
                Facet.FOREIGN_KEY,
                "child: no foreign key expected, [A] -> OTHER[Z] found");
    }

    @Test
    void differentIndexOfTheSameNameIsADifference() {
        differs(
                child(
                        COLUMNS,
                        List.of("A", "B"),
                        List.of(KEY),
                        List.of(new IndexDefinition("UX", List.of("A", "C"), true))),
                Facet.INDEX,
                "child.ux: index unique on [c, a] expected, unique on [A, C] found");
        differs(
                child(
                        COLUMNS,
                        List.of("A", "B"),
                        List.of(KEY),
                        List.of(new IndexDefinition("UX", List.of("C", "A"), false))),
                Facet.INDEX,
                "child.ux: index unique on [c, a] expected, on [C, A] found");
    }

    @Test
    void surplusIndexIsNoDifference() {
        assertThat(differences(child(
                        COLUMNS,
                        List.of("A", "B"),
                        List.of(KEY),
                        List.of(INDEX, new IndexDefinition("TUNING", List.of("P"), false)))))
                .isEmpty();
    }

    @Test
    void allDifferencesAreReportedTogether() {
        assertThatThrownBy(() -> MetaData.of(CHILD, PARENT)
                        .createAll(RecordingTarget.of(
                                child(COLUMNS.subList(0, 4), List.of("A"), List.of(), List.of(INDEX)), PARENT_FOUND)))
                .isInstanceOf(SchemaMismatch.class)
                .hasMessageContainingAll("child.t", "primary key", "foreign key", "not compared", "Alter the database")
                .asInstanceOf(type(SchemaMismatch.class))
                .satisfies(mismatch -> {
                    assertThat(mismatch.differences()).hasSize(3);
                    assertThat(mismatch.notCompared()).contains(Facet.TABLE_OPTIONS);
                });
    }

    @Test
    void facetThatTheCatalogLacksIsReportedAsNotCompared() {
        Created created = MetaData.of(CHILD, PARENT)
                .createAll(RecordingTarget.of(
                        RecordingTarget.catalog(List.of(SAME, PARENT_FOUND), List.of(), Set.of(Facet.NULLABILITY))));
        assertThat(created.notCompared())
                .containsExactlyInAnyOrder(Facet.NULLABILITY, Facet.SEQUENCE_OPTIONS, Facet.TABLE_OPTIONS);
        assertThat(created.present()).containsExactlyInAnyOrder("table child", "table parent", "index ux");
    }

    @Test
    void caseOfAQuotedNameIsCompared() {
        DynamicTable odd = Table.named("Odd").column("Id", DataType.INTEGER).build();
        RecordingTarget target = RecordingTarget.of(new TableFound(
                ObjectName.of("ODD"),
                List.of(Found.column("ID", Simple.INTEGER, "INTEGER", true)),
                List.of(),
                List.of(),
                List.of()));
        assertThat(MetaData.of(odd).createAll(target).created()).containsExactly("table Odd");
    }
}
