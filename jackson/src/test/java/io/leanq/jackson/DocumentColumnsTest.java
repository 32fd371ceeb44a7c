package io.leanq.jackson;

import static io.leanq.query.DataType.CLOB;
import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.VARCHAR;
import static io.leanq.query.Dsl.batchInsert;
import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.json;
import static io.leanq.query.Dsl.param;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.selectFrom;
import static io.leanq.query.Dsl.update;
import static io.leanq.query.Dsl.updateRow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.leanq.LeanqException;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.exec.Database;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.query.Param;
import io.leanq.schema.ColumnOption;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.MetaData;
import io.leanq.schema.NumberColumn;
import io.leanq.schema.PlainColumn;
import io.leanq.schema.RecordTable;
import io.leanq.schema.Table;
import io.leanq.schema.TableRef;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Columns of documents everywhere that a value is allowed, on the embedded server. */
class DocumentColumnsTest {

    record Settings(String unit, int decimals, LocalDate since) {}

    record Sensor(
            int id,
            Settings settings,
            @Nullable List<Settings> before,
            @Nullable JsonNode notes) {}

    static final class Sensors extends RecordTable<Sensors, Sensor> {
        static final JsonTypes JSON = new JsonTypes();
        static final Sensors SENSORS = Table.define("sensors", Sensors::new);

        final NumberColumn<Sensors, Integer> id = column("id", INTEGER, primaryKey());
        final PlainColumn<Sensors, Settings> settings =
                column("settings", JSON.of(VARCHAR(80), Settings.class), notNull());
        final PlainColumn<Sensors, List<Settings>> before =
                column("before", JSON.of(VARCHAR, new TypeReference<List<Settings>>() {}));
        final PlainColumn<Sensors, JsonNode> notes = column("notes", JSON.of(CLOB, JsonNode.class));

        private Sensors(TableRef<Sensors> ref) {
            super(ref, Sensor.class);
        }
    }

    private static final Settings CELSIUS = new Settings("°C", 1, LocalDate.of(2024, 2, 29));
    private static final Settings PASCAL = new Settings("hPa", 0, LocalDate.of(2025, 1, 1));
    private static EmbeddedLeanxcale server;
    private static Database db;

    private final Sensors s = Sensors.SENSORS;
    private final Sensor roof = new Sensor(
            1, CELSIUS, List.of(PASCAL), JsonNodeFactory.instance.objectNode().put("by", "Ann"));
    private final Sensor cellar = new Sensor(2, PASCAL, null, null);

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

    @BeforeEach
    void create() {
        MetaData.of(s).dropAll(db, MetaData.Confirmation.DROP_TABLES_AND_THEIR_DATA);
        MetaData.of(s).createAll(db);
        db.batch(batchInsert(s), List.of(roof, cellar));
    }

    @Test
    void recordsOfABatchComeBackWithNulls() {
        assertThat(db.fetch(selectFrom(s).orderBy(s.id.asc()))).containsExactly(roof, cellar);
        assertThat(db.fetch(select(s.id).from(s).where(s.before.isNull()))).containsExactly(2);
        List<Sensor> many = new ArrayList<>();
        IntStream.range(10, 210).forEach(i -> many.add(new Sensor(i, new Settings("u", i, CELSIUS.since), null, null)));
        db.batch(batchInsert(s), many);
        assertThat(db.fetch(selectFrom(s).where(s.id.ge(10)).orderBy(s.id.asc())))
                .isEqualTo(many);
    }

    @Test
    void documentsAreComparedInConditions() {
        assertThat(db.fetch(select(s.id).from(s).where(s.settings.eq(CELSIUS)))).containsExactly(1);
        assertThat(db.fetch(select(s.id).from(s).where(s.settings.in(List.of(PASCAL, CELSIUS)))))
                .containsExactlyInAnyOrder(1, 2);
        assertThat(db.fetch(select(s.id).from(s).where(s.before.eq(List.of(PASCAL)))))
                .containsExactly(1);
        Param<Settings> wanted = param("wanted", s.settings.type());
        assertThat(db.fetch(select(s.id).from(s).where(s.settings.eq(wanted)).with(wanted, PASCAL)))
                .containsExactly(2);
    }

    @Test
    void changesAndMappingsTakeDocuments() {
        db.execute(insertInto(s).set(s.id, 3).set(s.settings, PASCAL).setNull(s.before));
        db.execute(update(s).set(s.settings, CELSIUS).where(s.id.eq(3)));
        db.execute(updateRow(s, new Sensor(2, CELSIUS, List.of(), null)));
        assertThat(db.fetch(selectFrom(s).where(s.id.ge(2)).orderBy(s.id.asc())))
                .containsExactly(new Sensor(2, CELSIUS, List.of(), null), new Sensor(3, CELSIUS, null, null));
    }

    @Test
    void columnIsJsonForTheDatabaseToo() {
        assertThat(db.fetch(
                        select(s.id).from(s).where(json(s.settings).isObject().and(s.before.isNotNull()))))
                .containsExactly(1);
        assertThat(db.fetch(select(s.id).from(s).where(json(s.before).isArray())))
                .containsExactly(1);
    }

    @Test
    void failureNamesTheColumnAndNotTheContent() {
        DynamicTable plain = Table.named("sensors")
                .column("id", INTEGER, ColumnOption.primaryKey())
                .column("settings", VARCHAR(80), ColumnOption.notNull())
                .build();
        db.execute(update(plain)
                .set(plain.get("settings", VARCHAR(80)), "{\"unit\":\"s3cret\",\"decimals\":true}")
                .where(plain.get("id", INTEGER).eq(1)));
        assertThatThrownBy(() -> db.fetch(select(s.settings).from(s)))
                .isInstanceOf(LeanqException.class)
                .hasMessageContainingAll("sensors.settings", Settings.class.getName(), "at decimals")
                .hasMessageNotContaining("s3cret");
        assertThatThrownBy(() -> db.execute(insertInto(s)
                        .set(s.id, 3)
                        .set(s.settings, new Settings("s3cret".repeat(20), 1, CELSIUS.since))))
                .isInstanceOf(LeanqException.class)
                .hasMessageContainingAll("settings", "VARCHAR(80)")
                .hasMessageNotContaining("s3cret");
    }
}
