package io.leanq.leanxcale.geometry;

import static io.leanq.query.DataType.DOUBLE;
import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.VARCHAR;
import static io.leanq.query.Dsl.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidStatement;
import io.leanq.SqlException;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.exec.Database;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.leanxcale.dialect.LeanxcaleDialect;
import io.leanq.query.Condition;
import io.leanq.query.Query;
import io.leanq.render.Rendered;
import io.leanq.schema.NumberColumn;
import io.leanq.schema.Table;
import io.leanq.schema.TableRef;
import io.leanq.schema.TextColumn;
import io.leanq.testkit.CalciteEngine;
import io.leanq.testkit.TableRows;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.calcite.jdbc.CalciteConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each function over geometry: its text, and its rows on Calcite's spatial functions. */
class GeometryTest {
    private static final Shops S = Shops.SHOPS;
    private static final String SQUARE = "POLYGON ((0 0, 0 10, 10 10, 10 0, 0 0))";

    private Connection calcite;

    static final class Shops extends Table<Shops> {
        static final Shops SHOPS = Table.define("shops", Shops::new);
        final NumberColumn<Shops, Integer> id = column("id", INTEGER, primaryKey());
        final TextColumn<Shops> place = column("place", VARCHAR(100));
        final NumberColumn<Shops, Double> east = column("east", DOUBLE);
        final NumberColumn<Shops, Double> north = column("north", DOUBLE);

        private Shops(TableRef<Shops> ref) {
            super(ref);
        }
    }

    @BeforeEach
    void fillCalcite() throws SQLException {
        Properties settings = CalciteEngine.settings();
        settings.setProperty("fun", "standard,spatial");
        calcite = DriverManager.getConnection("jdbc:calcite:", settings);
        CalciteEngine.add(
                calcite.unwrap(CalciteConnection.class),
                new TableRows(
                        S,
                        List.of(
                                List.of(1, "POINT (5 5)", 5.0, 5.0),
                                List.of(2, "POINT (13 14)", 13.0, 14.0),
                                List.of(3, "POINT (10 3)", 10.0, 3.0))));
    }

    @AfterEach
    void closeCalcite() throws SQLException {
        calcite.close();
    }

    private List<Object> rows(Query<?> query) throws SQLException {
        Rendered rendered = query.render(LeanxcaleDialect.INSTANCE);
        try (PreparedStatement statement = calcite.prepareStatement(rendered.sql())) {
            for (int i = 0; i < rendered.binds().size(); i++) {
                statement.setObject(i + 1, rendered.binds().get(i).value());
            }
            List<Object> rows = new ArrayList<>();
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    rows.add(found.getObject(1));
                }
            }
            return rows;
        }
    }

    private List<Object> idsWhere(Condition condition) throws SQLException {
        return rows(select(S.id).from(S).where(condition).orderBy(S.id));
    }

    private static String sql(Condition condition) {
        String sql = select(S.id)
                .from(S)
                .where(condition)
                .render(LeanxcaleDialect.INSTANCE)
                .sql();
        return sql.substring(sql.indexOf(" WHERE ") + 7);
    }

    @Test
    void placesInsideAreFound() throws SQLException {
        Geometry place = Geometry.ofText(S.place);
        Geometry square = Geometry.ofText(SQUARE);

        assertThat(idsWhere(place.isWithin(square))).containsExactly(1);
        assertThat(idsWhere(square.contains(place))).containsExactly(1);
        // the border is of both, but not inside
        assertThat(idsWhere(place.intersects(square))).containsExactly(1, 3);
        assertThat(sql(place.isWithin(square)))
                .isEqualTo("ST_Within(ST_GeomFromText(shops.place), ST_GeomFromText(CAST(? AS VARCHAR)))");
        assertThat(sql(square.contains(place)))
                .isEqualTo("ST_Contains(ST_GeomFromText(CAST(? AS VARCHAR)), ST_GeomFromText(shops.place))");
    }

    @Test
    void distancesAreComputed() throws SQLException {
        Geometry place = Geometry.ofText(S.place);
        Geometry here = Geometry.point(10, 10);

        assertThat(rows(select(place.distanceTo(here)).from(S).where(S.id.eq(2))))
                .containsExactly(5.0);
        assertThat(idsWhere(place.isWithinDistance(here, 5))).containsExactly(2);
        assertThat(idsWhere(place.isWithinDistance(here, 7))).containsExactly(2, 3);
        assertThat(sql(place.isWithinDistance(here, 5)))
                .isEqualTo("ST_DWithin(ST_GeomFromText(shops.place), ST_MakePoint(CAST(? AS DOUBLE),"
                        + " CAST(? AS DOUBLE)), CAST(? AS DOUBLE))");
    }

    @Test
    void geometriesAreMadeOfColumnsAndRead() throws SQLException {
        Geometry made = Geometry.point(S.east, S.north);

        assertThat(rows(select(made.text()).from(S).where(S.id.eq(3)))).containsExactly("POINT (10 3)");
        assertThat(idsWhere(made.intersects(Geometry.ofText(S.place)))).containsExactly(1, 2, 3);
        assertThat(idsWhere(made.buffer(1).intersects(Geometry.ofText("POINT (5.5 5)"))))
                .containsExactly(1);
        assertThat(idsWhere(Geometry.ofText(S.place, 4326).intersects(Geometry.ofText("POINT (5 5)", 4326))))
                .containsExactly(1);
    }

    @Test
    void whatIsNoGeometryIsRefused() {
        Geometry here = Geometry.point(1, 2);
        assertThatThrownBy(() -> Geometry.point(Double.NaN, 1)).isInstanceOf(InvalidStatement.class);
        assertThatThrownBy(() -> here.buffer(Double.POSITIVE_INFINITY)).isInstanceOf(InvalidStatement.class);
        assertThatThrownBy(() -> here.isWithinDistance(here, -1)).hasMessageContaining("never negative");
        assertThatThrownBy(() -> Geometry.ofText("POINT (1 1)", -1)).hasMessageContaining("reference system");
        assertThatThrownBy(() -> here.contains(null)).hasMessageContaining("contains(null)");
        assertThat(here.toString()).doesNotContain("1");
    }

    @Test
    void theEmbeddedServerNamesTheFunctionThatItLacks() throws Exception {
        try (EmbeddedLeanxcale server = EmbeddedLeanxcale.start();
                Database db = Leanxcale.connect(server.url())) {
            assertThatThrownBy(() -> db.fetch(select(Geometry.point(1, 2).distanceTo(Geometry.point(4, 6)))))
                    .isInstanceOfSatisfying(SqlException.class, refused -> {
                        assertThat(refused.sqlState()).isEqualTo("0A000");
                        assertThat(refused.serverMessage()).asString().contains("ST_DISTANCE");
                    });
        }
    }
}
