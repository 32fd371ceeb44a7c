package io.leanq.samples.json;

import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.VARCHAR;
import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.select;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.exec.Database;
import io.leanq.jackson.JsonTypes;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.schema.MetaData;
import io.leanq.schema.NumberColumn;
import io.leanq.schema.PlainColumn;
import io.leanq.schema.Table;
import io.leanq.schema.TableRef;
import java.util.List;

/** Stores a record as JSON in a VARCHAR column: writes it, reads it, and compares it as text. */
public final class JsonDocuments {

    /** The settings of a sensor. */
    record Settings(String unit, int decimals, List<String> tags) {}

    static final class Sensors extends Table<Sensors> {
        static final JsonTypes JSON = new JsonTypes();
        static final Sensors SENSORS = Table.define("json_sensors", Sensors::new);

        final NumberColumn<Sensors, Integer> id = column("id", INTEGER, primaryKey());
        final PlainColumn<Sensors, Settings> settings =
                column("settings", JSON.of(VARCHAR(1000), Settings.class), notNull());

        private Sensors(TableRef<Sensors> ref) {
            super(ref);
        }
    }

    private JsonDocuments() {}

    /** @param arguments the URL of a server; without one, the program starts an embedded server */
    public static void main(String[] arguments) {
        if (arguments.length > 0) {
            run(arguments[0]);
            return;
        }
        try (EmbeddedLeanxcale server = EmbeddedLeanxcale.start()) {
            run(server.url());
        }
    }

    private static void run(String url) {
        Sensors s = Sensors.SENSORS;
        MetaData schema = MetaData.of(s);
        try (Database db = Leanxcale.connect(url)) {
            schema.createAll(db);
            Settings celsius = new Settings("°C", 1, List.of("roof", "north"));
            db.execute(insertInto(s).set(s.id, 1).set(s.settings, celsius));
            db.execute(insertInto(s).set(s.id, 2).set(s.settings, new Settings("hPa", 0, List.of())));
            db.fetch(select(s.settings).from(s).orderBy(s.id.asc())).forEach(System.out::println);
            System.out.println("same settings: " + db.fetch(select(s.id).from(s).where(s.settings.eq(celsius))));
            schema.dropAll(db, MetaData.Confirmation.DROP_TABLES_AND_THEIR_DATA);
        }
    }
}
