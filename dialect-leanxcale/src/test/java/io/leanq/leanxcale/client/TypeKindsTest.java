package io.leanq.leanxcale.client;

import static io.leanq.query.DataType.INTEGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.catalog.ColumnType;
import io.leanq.exec.Database;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.leanxcale.TypeEdges;
import io.leanq.leanxcale.type.LeanxcaleType;
import io.leanq.query.DataType;
import io.leanq.schema.ColumnOption;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.MetaData;
import io.leanq.schema.Table;
import io.leanq.type.SqlType;
import io.leanq.type.TypeKind;
import io.leanq.wire.value.Rep;
import io.leanq.wire.value.RowCursor;
import io.leanq.wire.value.RowEncoder;
import java.sql.JDBCType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Core, dialect and embedded server agree about every kind of type. Values are sent and read for the types of
 * {@link TypeEdges}, which must have one of each kind.
 */
class TypeKindsTest {
    private static EmbeddedLeanxcale server;
    private static Database db;

    @BeforeAll
    static void start() {
        server = EmbeddedLeanxcale.start();
        db = Leanxcale.connect(server.url());
    }

    @AfterAll
    static void stop() {
        db.close();
        server.close();
    }

    static Stream<Arguments> edges() {
        return TypeEdges.all();
    }

    @Test
    void everyKindHasValuesAtItsEdges() {
        assertThat(TypeEdges.all()
                        .map(edge ->
                                ((DataType<?, ?, ?>) edge.get()[0]).sqlType().kind())
                        .distinct())
                .containsExactlyInAnyOrder(TypeKind.values());
    }

    @ParameterizedTest
    @EnumSource(TypeKind.class)
    void kindHasTheNameAndTheCodeThatJdbcHasForIt(TypeKind kind) {
        assertThat(kind.jdbcCode()).isEqualTo(JDBCType.valueOf(kind.name()).getVendorTypeNumber());
        assertThat(TypeKind.ofJdbcCode(kind.jdbcCode())).contains(kind);
        assertThat(TypeKind.named(kind.name())).contains(kind);
    }

    @ParameterizedTest
    @EnumSource(
            value = TypeKind.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"DECIMAL", "ARRAY"})
    void kindIsThatOfItsTypeAndDataType(TypeKind kind) {
        assertThat(kind.ofLength(OptionalInt.of(5)).kind()).isEqualTo(kind);
        assertThat(DataType.of(kind.ofLength(OptionalInt.empty())).sqlType().kind())
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @EnumSource(value = TypeKind.class, mode = EnumSource.Mode.EXCLUDE, names = "ARRAY")
    void dialectAndEmbeddedServerHaveTheSameCodesAndName(TypeKind kind) {
        LeanxcaleType dialect = LeanxcaleType.of(kind);
        ColumnType embedded = ColumnType.valueOf(kind.name());
        assertThat(embedded.leanxcaleName()).isEqualTo(kind.name());
        assertThat(embedded.code()).isEqualTo(dialect.code());
        assertThat(embedded.arrayCode().orElse(0)).isEqualTo(dialect.arrayCode().orElse(0));
        assertThat(LeanxcaleType.ofCode(embedded.code())).contains(dialect);
    }

    @ParameterizedTest
    @EnumSource(
            value = TypeKind.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"DECIMAL", "ARRAY"})
    void arraysThatLeanqHasAreThoseWithACode(TypeKind element) {
        SqlType array = new SqlType.Array(element.ofLength(OptionalInt.empty()));
        if (LeanxcaleType.of(element).arrayCode().isPresent()) {
            assertThat(DataType.of(array).sqlType()).isEqualTo(array);
        } else {
            assertThatThrownBy(() -> DataType.of(array)).hasMessageContaining("not of " + element);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("edges")
    <V> void valuesAreSentAsTheDialectSays(DataType<V, ?, ?> type, List<V> values) {
        LeanxcaleType dialect = LeanxcaleType.of(type.sqlType().kind());
        for (V value : values) {
            RowEncoder row = RowEncoder.forParameters();
            WireBinds binds = new WireBinds(row);
            binds.begin();
            type.write(binds, 0, value);
            row.endRow();
            RowCursor cursor = row.rows().cursor();
            assertThat(cursor.next()).isTrue();
            assertThat(cursor.rep(0)).isEqualTo(dialect.sentAs());
            if (dialect.sentAs() != Rep.ARRAY) {
                assertThat(type.encode(type.read(new RowCells(cursor), 0))).isEqualTo(type.encode(value));
            }
        }
    }

    /** The value passes a literal in CREATE TABLE, the catalog's text of it, and its type code. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("edges")
    <V> void columnWithDefaultIsReadBackFromTheCatalog(DataType<V, ?, ?> type, List<V> values) {
        Optional<V> written = values.stream().filter(TypeEdges::hasLiteral).findFirst();
        DynamicTable table = Table.named("kinds")
                .column("id", INTEGER, ColumnOption.primaryKey())
                .column("v", type, ColumnOption.defaultValue(written.orElseThrow()))
                .build();
        MetaData metadata = MetaData.of(table);
        metadata.createAll(db);
        try {
            assertThat(metadata.createAll(db).present()).containsExactly("table kinds");
            assertThat(metadata.compare(db).differences()).isEmpty();
        } finally {
            metadata.dropAll(db, MetaData.Confirmation.DROP_TABLES_AND_THEIR_DATA);
        }
    }
}
