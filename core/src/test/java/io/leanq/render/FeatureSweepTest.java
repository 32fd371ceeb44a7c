package io.leanq.render;

import static io.leanq.query.Dsl.caseWhen;
import static io.leanq.query.Dsl.collect;
import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.json;
import static io.leanq.query.Dsl.jsonObjectAgg;
import static io.leanq.query.Dsl.listagg;
import static io.leanq.query.Dsl.orderBy;
import static io.leanq.query.Dsl.rollup;
import static io.leanq.query.Dsl.rowNumber;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.truncate;
import static io.leanq.query.Dsl.upsertInto;
import static io.leanq.query.Dsl.value;
import static io.leanq.testkit.Students.STUDENTS;
import static io.leanq.testkit.Students.STUDENT_IDS;
import static io.leanq.testkit.TestDialects.BARE;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.leanq.ddl.Access;
import io.leanq.ddl.Ddl;
import io.leanq.exec.StandardPlatform;
import io.leanq.query.DataType;
import io.leanq.query.QueryShape;
import io.leanq.query.Statement;
import io.leanq.testkit.SourceSamples;
import io.leanq.tree.AccessChange;
import io.leanq.tree.Alteration;
import io.leanq.tree.ColumnFilling;
import io.leanq.tree.DdlNode;
import io.leanq.tree.ObjectName;
import io.leanq.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each feature on each dialect: written exactly, or refused by its name with an alternative. */
class FeatureSweepTest {

    /**
     * A statement that needs the feature.
     *
     * @param sql a part of the text on a dialect that has the feature
     * @param without a part of the text on others; null where they refuse the statement
     */
    record Sample(
            Feature feature,
            Function<Dialect, String> text,
            String sql,
            @Nullable String without) {
        Sample(Feature feature, Statement statement, String sql) {
            this(feature, dialect -> statement.render(dialect).sql(), sql, null);
        }
    }

    private static final ObjectName NAME = ObjectName.of("t");

    private static final List<Sample> SAMPLES = List.of(
            new Sample(
                    Feature.UPSERT,
                    upsertInto(STUDENTS).set(STUDENTS.id, 1).set(STUDENTS.name, "Ann"),
                    "UPSERT INTO students"),
            new Sample(
                    Feature.MERGE,
                    insertInto(STUDENTS)
                            .set(STUDENTS.id, 1)
                            .set(STUDENTS.name, "Ann")
                            .orUpdate(),
                    "MERGE INTO students"),
            new Sample(Feature.TRUNCATE, truncate(STUDENTS), "TRUNCATE TABLE students"),
            new Sample(Feature.SEQUENCE, select(STUDENT_IDS.next()), "NEXT VALUE FOR student_ids"),
            new Sample(
                    Feature.CONDITIONAL_SEQUENCE,
                    select(caseWhen(STUDENTS.active, STUDENT_IDS.next()).otherwiseNull())
                            .from(STUDENTS),
                    "THEN NEXT VALUE FOR student_ids END"),
            new Sample(
                    Feature.WINDOWS,
                    select(rowNumber().over(orderBy(STUDENTS.id))).from(STUDENTS),
                    "ROW_NUMBER() OVER (ORDER BY students.id)"),
            new Sample(
                    Feature.GROUPING_SETS,
                    select(count()).from(STUDENTS).groupBy(rollup(STUDENTS.active, STUDENTS.name)),
                    "GROUP BY ROLLUP(students.active, students.name)"),
            new Sample(
                    Feature.LIST_AGGREGATE,
                    select(listagg(STUDENTS.name, "/").withinGroup(STUDENTS.id)).from(STUDENTS),
                    "LISTAGG(students.name, '/') WITHIN GROUP (ORDER BY students.id)"),
            new Sample(Feature.COLLECT, select(collect(STUDENTS.name)).from(STUDENTS), "COLLECT(students.name)"),
            new Sample(
                    Feature.AGGREGATE_FILTER,
                    dialect -> select(count().filter(STUDENTS.active))
                            .from(STUDENTS)
                            .render(dialect)
                            .sql(),
                    "COUNT(*) FILTER (WHERE students.active)",
                    "COUNT(CASE WHEN students.active THEN 1 END)"),
            new Sample(Feature.EXPLAIN, Dialect::explain, "EXPLAIN ", null),
            new Sample(
                    Feature.IDENTITY,
                    dialect -> table(
                            dialect,
                            new DdlNode.ColumnSpec(
                                    "c", SqlType.Simple.BIGINT, false, Optional.of(new ColumnFilling.Identity(1, 1)))),
                    "GENERATED",
                    null),
            new Sample(
                    Feature.ADD_IDENTITY,
                    alters(new Alteration.AddColumn(new DdlNode.ColumnSpec(
                            "c", SqlType.Simple.BIGINT, false, Optional.of(new ColumnFilling.Identity(1, 1))))),
                    "ADD COLUMN c BIGINT GENERATED",
                    null),
            new Sample(Feature.RENAME_COLUMN, alters(new Alteration.RenameColumn("a", "b")), " TO b", null),
            new Sample(
                    Feature.DROP_CONSTRAINT,
                    alters(new Alteration.DropConstraint("u", Alteration.DropConstraint.Kind.UNIQUE)),
                    "DROP CONSTRAINT u",
                    null),
            new Sample(
                    Feature.TABLE_OF_QUERY,
                    Ddl.createTableAs(STUDENTS, select(STUDENTS.row()).from(STUDENTS)),
                    "PRIMARY KEY (id)) AS SELECT students.id"),
            new Sample(Feature.USERS, Access.createUser("bob", "s3cret"), "CREATE USER bob "),
            new Sample(Feature.ROLES, Access.grantRole("reader", "bob"), "GRANT reader TO bob"),
            new Sample(
                    Feature.ROLE_PASSWORDS,
                    Access.createRole("reader", "s3cret"),
                    "CREATE ROLE reader IDENTIFIED BY /* password */"),
            new Sample(
                    Feature.RIGHTS,
                    Access.grant(AccessChange.Action.SELECT, STUDENTS, "bob").withOn(),
                    "GRANT SELECT ON students TO bob"),
            new Sample(
                    Feature.RIGHTS_ON_KINDS,
                    Access.grant(AccessChange.Action.CREATE, AccessChange.ObjectKind.TABLE, "bob"),
                    "GRANT CREATE TABLE TO bob"),
            new Sample(
                    Feature.REPLACE_VIEW,
                    dialect -> dialect.render(new DdlNode.CreateView(
                            NAME,
                            List.of("id"),
                            QueryShape.of(select(STUDENTS.id).from(STUDENTS)).node(),
                            true)),
                    "CREATE OR REPLACE VIEW t",
                    null),
            new Sample(Feature.ARRAY_TYPES, select(value(List.of(1L), DataType.BIGINT_ARRAY)), "BIGINT ARRAY"),
            new Sample(
                    Feature.IF_NOT_EXISTS,
                    dialect -> dialect.render(new DdlNode.DropTable(NAME)),
                    "DROP TABLE IF EXISTS t",
                    "DROP TABLE t"),
            new Sample(
                    Feature.DATE_ARITHMETIC,
                    select(STUDENTS.born.lastDayOfMonth()).from(STUDENTS),
                    "students.born"),
            new Sample(
                    Feature.CALENDAR_FIELDS,
                    select(STUDENTS.born.quarter()).from(STUDENTS),
                    "EXTRACT(QUARTER FROM students.born)"),
            new Sample(
                    Feature.COUNTED_COMBINATIONS,
                    select(STUDENTS.id)
                            .from(STUDENTS)
                            .intersectAll(select(STUDENTS.id).from(STUDENTS)),
                    " INTERSECT ALL "),
            new Sample(
                    Feature.FOR_UPDATE,
                    select(STUDENTS.id).from(STUDENTS).where(STUDENTS.active).forUpdate(),
                    " WHERE students.active FOR UPDATE"),
            new Sample(
                    Feature.SIMILAR_TO,
                    select(STUDENTS.id).from(STUDENTS).where(STUDENTS.name.similarTo("a|b")),
                    "students.name SIMILAR TO CAST(? AS VARCHAR)"),
            new Sample(
                    Feature.TRUTH_TESTS,
                    select(STUDENTS.id).from(STUDENTS).where(STUDENTS.active.isNotTrue()),
                    "students.active IS NOT TRUE"),
            new Sample(Feature.INITCAP, select(STUDENTS.name.initcap()).from(STUDENTS), "INITCAP(students.name)"),
            new Sample(
                    Feature.POSITION_FROM,
                    select(STUDENTS.name.position("n", 2)).from(STUDENTS),
                    "IN students.name FROM "),
            new Sample(Feature.LATERAL, SourceSamples.ELEMENTS_OF_A_COLUMN, "UNNEST(readings.counts)"),
            new Sample(
                    Feature.JSON,
                    select(json(STUDENTS.name).isObject()).from(STUDENTS),
                    "students.name IS JSON OBJECT"),
            new Sample(
                    Feature.JSON_AGGREGATES,
                    select(jsonObjectAgg(STUDENTS.name, STUDENTS.id)).from(STUDENTS),
                    "JSON_OBJECTAGG(KEY students.name VALUE students.id NULL ON NULL"),
            new Sample(
                    Feature.JSON_PATHS,
                    select(json(STUDENTS.name).exists("$.a")).from(STUDENTS),
                    "JSON_EXISTS(students.name, 'lax $.a')"));

    record Case(Sample sample, Dialect dialect) {
        @Override
        public String toString() {
            return sample.feature + " on " + dialect + (dialect.has(sample.feature) ? "" : " without it");
        }
    }

    private static Function<Dialect, String> alters(Alteration change) {
        return dialect -> dialect.render(new DdlNode.AlterTable(NAME, change));
    }

    private static String table(Dialect dialect, DdlNode.ColumnSpec column) {
        return dialect.render(new DdlNode.CreateTable(NAME, List.of(column), List.of(), List.of(), List.of()));
    }

    static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (Sample sample : SAMPLES) {
            Stream<Dialect> platforms =
                    Stream.of(StandardPlatform.values()).map(platform -> platform.dialect(Optional.empty()));
            Dialect less =
                    LEANXCALE_LIKE.toBuilder("less").without(sample.feature).build();
            Stream.concat(Stream.of(LEANXCALE_LIKE, less, Dialect.STANDARD, BARE), platforms)
                    .forEach(dialect -> cases.add(new Case(sample, dialect)));
        }
        return cases;
    }

    @Test
    void everyFeatureHasASample() {
        assertThat(SAMPLES).extracting(Sample::feature).containsExactly(Feature.values());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void featureIsWrittenOrRefusedByName(Case tested) {
        Sample sample = tested.sample;
        if (tested.dialect.has(sample.feature)) {
            assertThat(sample.text.apply(tested.dialect)).contains(sample.sql);
        } else if (sample.without != null) {
            assertThat(sample.text.apply(tested.dialect)).contains(sample.without);
        } else {
            assertThatThrownBy(() -> sample.text.apply(tested.dialect))
                    .asInstanceOf(type(UnsupportedSqlException.class))
                    .satisfies(refusal -> {
                        assertThat(refusal.feature()).isEqualTo(sample.feature.label());
                        assertThat(refusal.alternative()).isEqualTo(sample.feature.alternative());
                    });
        }
    }
}
