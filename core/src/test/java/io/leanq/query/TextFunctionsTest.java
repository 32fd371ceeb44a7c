package io.leanq.query;

import static io.leanq.query.Dsl.caseWhen;
import static io.leanq.query.Dsl.cast;
import static io.leanq.query.Dsl.inline;
import static io.leanq.query.Dsl.max;
import static io.leanq.query.Dsl.param;
import static io.leanq.query.Dsl.rand;
import static io.leanq.query.Dsl.scalar;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.value;
import static io.leanq.testkit.Addresses.ADDRESSES;
import static io.leanq.testkit.Readings.READINGS;
import static io.leanq.testkit.RenderingAssert.assertRenders;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidStatement;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.Table;
import io.leanq.testkit.Addresses;
import io.leanq.testkit.Readings;
import io.leanq.testkit.RenderingAssert;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The text functions: their SQL, and their values in the rows of Calcite and H2. */
class TextFunctionsTest {
    private final Readings r = READINGS;
    private final Addresses a = ADDRESSES;

    private void renders(Expression<?> expression, String sql, Object... binds) {
        assertRenders(select(expression).from(r), LEANXCALE_LIKE, "SELECT " + sql + " FROM readings", binds);
    }

    private void ofAddresses(Expression<?> expression, String sql, Object... binds) {
        assertRenders(select(expression).from(a), LEANXCALE_LIKE, "SELECT " + sql + " FROM addresses", binds);
    }

    private static void refused(ThrowingCallable step, String... words) {
        assertThatThrownBy(step)
                .isInstanceOf(InvalidStatement.class)
                .satisfies(e -> assertThat(e.getMessage()).contains(words));
    }

    @Test
    void trimsTakeSpacesOrACharacterAway() {
        renders(r.note.ltrim(), "TRIM(LEADING FROM readings.note)");
        renders(r.note.rtrim(), "TRIM(TRAILING FROM readings.note)");
        renders(r.note.trim('l'), "TRIM(BOTH CAST(? AS VARCHAR) FROM readings.note)", "l");
        renders(r.note.ltrim('l'), "TRIM(LEADING CAST(? AS VARCHAR) FROM readings.note)", "l");
        renders(r.note.rtrim('f'), "TRIM(TRAILING CAST(? AS VARCHAR) FROM readings.note)", "f");
        renders(
                r.note.concat("'").rtrim('\''),
                "TRIM(TRAILING CAST(? AS VARCHAR) FROM (readings.note || CAST(? AS VARCHAR)))",
                "'",
                "'");
        refused(() -> r.note.ltrim('\uD83D'), "ltrim", "surrogate");
    }

    @Test
    void endsOfTheTextAreSubstrings() {
        renders(r.note.left(3), "SUBSTRING(readings.note FROM 1 FOR CAST(? AS INTEGER))", 3);
        renders(
                r.note.left(Integer.MAX_VALUE),
                "SUBSTRING(readings.note FROM 1 FOR CAST(? AS INTEGER))",
                Integer.MAX_VALUE - 1);
        renders(r.note.left(0), "SUBSTRING(readings.note FROM 1 FOR CAST(? AS INTEGER))", 0);
        renders(
                r.note.left(r.channel),
                "SUBSTRING(readings.note FROM 1 FOR CASE WHEN readings.channel < 0 THEN 0 ELSE readings.channel END)");
        ofAddresses(a.city.right(3), right("addresses.city", "CAST(? AS INTEGER)"), 3, 3);
        ofAddresses(a.street.right(0), right("addresses.street", "CAST(? AS INTEGER)"), 0, 0);
        renders(r.note.right(6), right("readings.note", "CAST(? AS INTEGER)"), 6, 6);
        renders(r.note.right(value(-2)), rightOf("readings.note", "CAST(? AS INTEGER)"), -2, -2, -2, -2);
        renders(r.note.right(r.channel), rightOf("readings.note", "readings.channel"));
        renders(
                r.note.right(r.channel.minus(5)),
                rightOf("readings.note", "readings.channel - CAST(? AS INTEGER)")
                        .replace(
                                " - readings.channel - CAST(? AS INTEGER)",
                                " - (readings.channel - CAST(? AS INTEGER))"),
                5,
                5,
                5,
                5);
        renders(
                r.note.right(r.channel.nullIf(7)),
                rightOf("readings.note", "NULLIF(readings.channel, CAST(? AS INTEGER))"),
                7,
                7,
                7,
                7);
        refused(() -> r.note.left(-1), "left", "length is at least 0");
        refused(() -> r.note.right(-1), "right", "length is at least 0");
        refused(() -> r.note.left(value(-2)), "left(-2)", "at least 0");
        refused(() -> r.note.left(inline(-2)), "left", "at least 0");
        refused(() -> r.note.left(r.price), "whole number", "DECIMAL(10,2)", "cast it to INTEGER");
    }

    private static String right(String text, String length) {
        String all = "CHAR_LENGTH(" + text + ")";
        return "SUBSTRING(" + text + " FROM CASE WHEN " + all + " > " + length + " THEN " + all + " - " + length
                + " + 1 ELSE 1 END)";
    }

    private static String rightOf(String text, String length) {
        String all = "CHAR_LENGTH(" + text + ")";
        return "SUBSTRING(" + text + " FROM CASE WHEN " + length + " < 1 THEN " + all + " + 1 WHEN " + length + " < "
                + all + " THEN " + all + " - " + length + " + 1 WHEN " + length + " >= " + all + " THEN 1 END)";
    }

    @Test
    void substringTakesExpressions() {
        renders(
                r.note.substring(r.channel),
                "SUBSTRING(readings.note FROM CASE WHEN readings.channel < 1 THEN 1 ELSE readings.channel END)");
        renders(
                r.note.substring(r.channel.negate()),
                "SUBSTRING(readings.note FROM CASE WHEN -readings.channel < 1 THEN 1 ELSE -readings.channel END)");
        renders(
                r.note.substring(r.channel, r.note.length().minus(3)),
                "SUBSTRING(readings.note FROM CASE WHEN readings.channel < 1 THEN 1 ELSE readings.channel END FOR CASE"
                        + " WHEN CHAR_LENGTH(readings.note) - CAST(? AS INTEGER) < 0 THEN 0 ELSE"
                        + " CHAR_LENGTH(readings.note) - CAST(? AS INTEGER) END)",
                3,
                3);
        renders(
                r.note.substring(r.sensor.mod(4), value(2)),
                "SUBSTRING(readings.note FROM CASE WHEN CAST(MOD(readings.sensor, CAST(? AS BIGINT)) AS INTEGER) < 1"
                        + " THEN 1 ELSE CAST(MOD(readings.sensor, CAST(? AS BIGINT)) AS INTEGER) END FOR CAST(? AS"
                        + " INTEGER))",
                4L,
                4L,
                2);
        renders(
                r.note.substring(2, Integer.MAX_VALUE),
                "SUBSTRING(readings.note FROM CAST(? AS INTEGER) FOR CAST(? AS INTEGER))",
                2,
                Integer.MAX_VALUE - 2);
        Param<Integer> n = param("n", DataType.INTEGER);
        assertRenders(
                select(r.note.substring(value(1), n)).from(r).with(n, -3),
                LEANXCALE_LIKE,
                "SELECT SUBSTRING(readings.note FROM CAST(? AS INTEGER) FOR CASE WHEN CAST(? AS INTEGER) < 0 THEN 0"
                        + " ELSE CAST(? AS INTEGER) END) FROM readings",
                1,
                -3,
                -3);
    }

    @Test
    void padsFillOrCutTheText() {
        renders(
                r.note.lpad(6, "xyz"),
                "SUBSTRING(CAST(? AS VARCHAR) FROM 1 FOR CAST(? AS INTEGER) - CHAR_LENGTH(SUBSTRING(readings.note FROM"
                        + " 1 FOR CAST(? AS INTEGER)))) || SUBSTRING(readings.note FROM 1 FOR CAST(? AS INTEGER))",
                "xyzxyz",
                6,
                6,
                6);
        ofAddresses(
                a.city.rpad(5),
                "SUBSTRING(addresses.city || CAST(? AS VARCHAR) FROM 1 FOR CAST(? AS INTEGER))"
                        .replace("addresses.city || CAST(? AS VARCHAR)", "(addresses.city || CAST(? AS VARCHAR))"),
                "     ",
                5);
        renders(
                r.note.rpad(3, "\u00e9-"),
                "SUBSTRING((readings.note || CAST(? AS VARCHAR)) FROM 1 FOR CAST(? AS INTEGER))",
                "\u00e9-\u00e9",
                3);
        ofAddresses(
                a.street.lpad(0),
                "SUBSTRING(CAST(? AS VARCHAR) FROM 1 FOR CAST(? AS INTEGER) - CHAR_LENGTH(SUBSTRING(addresses.street"
                        + " FROM 1 FOR CAST(? AS INTEGER)))) || SUBSTRING(addresses.street FROM 1 FOR CAST(? AS"
                        + " INTEGER))",
                "",
                0,
                0,
                0);
        refused(() -> r.note.lpad(5, ""), "lpad(5, \"\")", "not empty");
        refused(() -> r.note.rpad(-1), "rpad(-1)", "from 0 to 100000");
        refused(() -> r.note.rpad(100_001, "x"), "make longer text in Java");
    }

    @Test
    void repeatIsAReplace() {
        renders(r.note.repeat(3), "REPLACE(CAST(? AS VARCHAR), CAST(? AS VARCHAR), readings.note)", "***", "*");
        renders(r.note.repeat(0), "REPLACE(CAST(? AS VARCHAR), CAST(? AS VARCHAR), readings.note)", "", "*");
        ofAddresses(a.city.repeat(2), "REPLACE(CAST(? AS VARCHAR), CAST(? AS VARCHAR), addresses.city)", "**", "*");
        refused(() -> r.note.repeat(-1), "repeat(-1)");
    }

    @Test
    void replaceTakesExpressions() {
        renders(
                r.note.replace(r.note.left(1), value("#")),
                "REPLACE(readings.note, SUBSTRING(readings.note FROM 1 FOR CAST(? AS INTEGER)), CAST(? AS VARCHAR))",
                1,
                "#");
        ofAddresses(a.city.replace(a.street, a.city), "REPLACE(addresses.city, addresses.street, addresses.city)");
    }

    @Test
    void overlayNeverFails() {
        renders(
                r.note.overlay("<>", 3),
                "SUBSTRING(readings.note FROM 1 FOR CAST(? AS INTEGER)) || CAST(? AS VARCHAR) ||"
                        + " SUBSTRING(readings.note FROM CAST(? AS INTEGER))",
                2,
                "<>",
                5);
        renders(
                r.note.overlay("-", 1, 0),
                "CAST(? AS VARCHAR) || SUBSTRING(readings.note FROM CAST(? AS INTEGER))",
                "-",
                1);
        renders(
                r.note.overlay("-", 99, Integer.MAX_VALUE),
                "SUBSTRING(readings.note FROM 1 FOR CAST(? AS INTEGER)) || CAST(? AS VARCHAR) ||"
                        + " SUBSTRING(readings.note FROM CAST(? AS INTEGER))",
                98,
                "-",
                Integer.MAX_VALUE);
        ofAddresses(
                a.city.overlay(a.street, 2),
                "SUBSTRING(addresses.city FROM 1 FOR CAST(? AS INTEGER)) || addresses.street ||"
                        + " SUBSTRING(addresses.city FROM CHAR_LENGTH(addresses.street) + CAST(? AS INTEGER))",
                1,
                2);
        ofAddresses(
                a.city.overlay(a.street, Integer.MAX_VALUE),
                "SUBSTRING(addresses.city FROM 1 FOR CAST(? AS INTEGER)) || addresses.street ||"
                        + " SUBSTRING(addresses.city FROM CHAR_LENGTH(addresses.street) + CAST(? AS INTEGER))",
                Integer.MAX_VALUE - 1,
                1 << 30);
        ofAddresses(
                a.city.overlay(a.street, 2, 1),
                "SUBSTRING(addresses.city FROM 1 FOR CAST(? AS INTEGER)) || addresses.street ||"
                        + " SUBSTRING(addresses.city FROM CAST(? AS INTEGER))",
                1,
                3);
        refused(() -> r.note.overlay("x", 0), "overlay", "position is at least 1");
        refused(() -> r.note.overlay("x", 1, -1), "overlay", "length is at least 0");
    }

    @Test
    void positionTakesExpressions() {
        renders(r.note.position(r.note), "POSITION(readings.note IN readings.note)");
        ofAddresses(a.city.position(a.street), "POSITION(addresses.street IN addresses.city)");
        ofAddresses(
                a.city.position(a.street.concat("x")),
                "POSITION(CAST(addresses.street || CAST(? AS VARCHAR) AS VARCHAR) IN addresses.city)",
                "x");
        renders(
                r.note.contains(scalar(select(max(a.street)).from(a), DataType.VARCHAR)),
                "POSITION(CAST((SELECT MAX(addresses.street) FROM addresses) AS VARCHAR) IN readings.note) > 0");
        renders(r.note.position(value("")), "POSITION(CAST(? AS VARCHAR) IN readings.note)", "");
    }

    /** H2's dialect refuses it, so the exceptions of the kit have the rows. */
    @Test
    void positionHasAStart() {
        renders(
                r.note.position("l", 4),
                "POSITION(CAST(? AS VARCHAR) IN readings.note FROM CAST(? AS INTEGER))",
                "l",
                4);
        renders(
                r.note.position(r.note.right(1), r.channel),
                "POSITION(" + right("readings.note", "CAST(? AS INTEGER)")
                        + " IN readings.note FROM CASE WHEN readings.channel < 1 THEN 1 ELSE readings.channel END)",
                1,
                1);
        assertThat(select(r.note.position(value("l"), 4))
                        .from(r)
                        .render(LEANXCALE_LIKE)
                        .sql())
                .isEqualTo(select(r.note.position("l", 4))
                        .from(r)
                        .render(LEANXCALE_LIKE)
                        .sql());
        refused(() -> r.note.position("l", 0), "position", "start is at least 1");
    }

    @Test
    void initcapRenders() {
        renders(r.note.initcap(), "INITCAP(readings.note)");
        assertThat(r.note.initcap().type()).hasToString("VARCHAR(100)");
    }

    @Test
    void likeTakesAnEscapeEverywhere() {
        renders(r.note.notLike(r.note), "readings.note NOT LIKE readings.note");
        renders(r.note.notLike("%!%%", '!'), "readings.note NOT LIKE CAST(? AS VARCHAR) ESCAPE '!'", "%!%%");
        ofAddresses(a.city.like(a.city, '!'), "addresses.city LIKE addresses.city ESCAPE '!'");
        ofAddresses(
                a.city.notLike(a.street.concat("%"), '!'),
                "addresses.city NOT LIKE (addresses.street || CAST(? AS VARCHAR)) ESCAPE '!'",
                "%");
    }

    /** The cities {@code 50%_! off} and {@code J%_…} have wildcards, which match only themselves. */
    @Test
    void partsOfATextAreNoPatterns() {
        ofAddresses(a.city.endsWith("o%_"), "addresses.city LIKE CAST(? AS VARCHAR) ESCAPE '!'", "%o!%!_");
        renders(r.note.endsWith("o "), "readings.note LIKE CAST(? AS VARCHAR) ESCAPE '!'", "%o ");
        renders(
                r.note.startsWith(r.note.left(2)),
                "POSITION(SUBSTRING(readings.note FROM 1 FOR CAST(? AS INTEGER)) IN readings.note) = 1",
                2);
        ofAddresses(a.city.startsWith(a.street), "POSITION(addresses.street IN addresses.city) = 1");
        ofAddresses(a.city.contains(value("%_")), "POSITION(CAST(? AS VARCHAR) IN addresses.city) > 0", "%_");
        ofAddresses(a.street.contains(a.city), "POSITION(addresses.city IN addresses.street) > 0");
        ofAddresses(
                a.city.endsWith(a.street),
                "CHAR_LENGTH(addresses.city) >= CHAR_LENGTH(addresses.street) AND SUBSTRING(addresses.city FROM"
                        + " CHAR_LENGTH(addresses.city) - CHAR_LENGTH(addresses.street) + 1) = addresses.street");
        renders(
                r.note.endsWith(value("o ")),
                "CHAR_LENGTH(readings.note) >= CHAR_LENGTH(CAST(? AS VARCHAR)) AND SUBSTRING(readings.note FROM"
                        + " CHAR_LENGTH(readings.note) - CHAR_LENGTH(CAST(? AS VARCHAR)) + 1) = CAST(? AS VARCHAR)",
                "o ",
                "o ",
                "o ");
        renders(
                r.note.rtrim().endsWith(inline("o ")),
                "CHAR_LENGTH(TRIM(TRAILING FROM readings.note)) >= CHAR_LENGTH(CAST('o ' AS VARCHAR)) AND "
                        + "SUBSTRING(TRIM(TRAILING FROM readings.note) FROM CHAR_LENGTH(TRIM(TRAILING FROM"
                        + " readings.note)) - CHAR_LENGTH(CAST('o ' AS VARCHAR)) + 1) = 'o '");
    }

    @Test
    void absentPartIsNoCondition() {
        assertThat(r.note.containsIfPresent(Optional.empty())).isSameAs(NoCondition.INSTANCE);
        assertThat(r.note.startsWithIfPresent(Optional.empty())).isSameAs(NoCondition.INSTANCE);
        assertThat(r.note.containsIfPresent(Optional.of("%")).node())
                .isEqualTo(r.note.contains("%").node());
        assertThat(r.note.startsWithIfPresent(Optional.of("%")).node())
                .isEqualTo(r.note.startsWith("%").node());
    }

    /** Trailing spaces of a CHAR are a part of it in these functions, as in CHAR_LENGTH and {@code ||}. */
    @Test
    void functionsTakePaddedText() {
        DynamicTable codes = Table.named("codes")
                .column("code", DataType.CHAR(4))
                .column("name", DataType.VARCHAR(9))
                .build();
        RenderingAssert kit = RenderingAssert.knowing(codes);
        TextExpression code = codes.get("code", DataType.CHAR(4));
        TextExpression name = codes.get("name", DataType.VARCHAR(9));
        kit.renders(
                select(code.ltrim(), code.rtrim(), code.right(2), code.repeat(2))
                        .from(codes),
                LEANXCALE_LIKE,
                "SELECT TRIM(LEADING FROM codes.code), TRIM(TRAILING FROM codes.code), "
                        + right("codes.code", "CAST(? AS INTEGER)")
                        + ", REPLACE(CAST(? AS VARCHAR), CAST(? AS VARCHAR)," + " codes.code) FROM codes",
                2,
                2,
                "**",
                "*");
        kit.renders(
                select(name.endsWith(code), name.startsWith(code), code.contains(name))
                        .from(codes),
                LEANXCALE_LIKE,
                "SELECT CHAR_LENGTH(codes.name) >= CHAR_LENGTH(codes.code) AND SUBSTRING(codes.name FROM"
                        + " CHAR_LENGTH(codes.name) - CHAR_LENGTH(codes.code) + 1) = codes.code, POSITION(codes.code"
                        + " IN codes.name) = 1, POSITION(codes.name IN codes.code) > 0 FROM codes");
    }

    @Test
    void operandThatIsWrittenTwiceHasOneValue() {
        TextExpression random = caseWhen(rand().gt(0.5), "a").otherwise("b");
        refused(() -> random.lpad(5), "lpad", "RAND()", "more than once", "derived");
        refused(() -> random.right(1), "right");
        refused(() -> r.note.endsWith(random), "endsWith");
        refused(() -> random.overlay("x", 2), "overlay");
        refused(() -> r.note.overlay(random, 2), "overlay");
        refused(() -> r.note.left(cast(rand(), DataType.INTEGER)), "left");
        assertThat(random.left(1)).isNotNull();
    }
}
