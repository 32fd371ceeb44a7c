package io.leanq.testkit;

import static io.leanq.testkit.Addresses.ADDRESSES;
import static io.leanq.testkit.Readings.READINGS;
import static io.leanq.testkit.Students.STUDENTS;

import io.leanq.type.Bytes;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the kit's tables where rendered statements are checked. They are few, and chosen so that conditions of
 * tests match some of them and not others. They have NULL in each nullable column, empty texts and one of full length,
 * trailing spaces, wildcards, rows without a match in a join, and no zero where tests divide.
 */
public final class KitRows {
    private KitRows() {}

    public static List<TableRows> all() {
        return List.of(students(), addresses(), readings());
    }

    private static List<@Nullable Object> row(@Nullable Object... values) {
        return Arrays.asList(values);
    }

    private static LocalDate date(String text) {
        return LocalDate.parse(text);
    }

    public static TableRows students() {
        return new TableRows(
                STUDENTS,
                List.of(
                        row(1, "Ann", date("2000-02-29"), true),
                        row(2, "Bob", null, false),
                        row(3, "Cid", date("1999-12-31"), null),
                        row(4, "Jo's", date("2000-01-01"), true),
                        row(5, "x", date("1970-01-01"), false),
                        row(6, "Rome", date("2000-12-31"), true),
                        row(7, "50%_! off", null, null),
                        row(8, "Ann ", date("2038-01-19"), false),
                        row(9, "it's", date("1969-12-31"), true),
                        row(-1, "", date("2024-02-29"), true)));
    }

    public static TableRows addresses() {
        return new TableRows(
                ADDRESSES,
                List.of(
                        row(1, "Rome", "Via Appia"),
                        row(1, "Lisbon", null),
                        row(2, "Rome", "O'Donnell"),
                        row(3, "Oslo", ""),
                        row(4, "x".repeat(40), null),
                        row(5, "x", "x"),
                        row(6, "Rome", null),
                        row(7, "J%_ \u00e9\uD83D\uDE00", "\\"),
                        row(99, "Oslo", "no student")));
    }

    public static TableRows readings() {
        return new TableRows(
                READINGS,
                List.of(
                        row(
                                7L,
                                LocalDateTime.parse("2024-02-29T13:14:15.678"),
                                date("2024-02-29"),
                                7,
                                7.5,
                                new BigDecimal("7.25"),
                                "h\u00e9llo ",
                                true,
                                Bytes.of(new byte[] {1, 2}),
                                List.of(1L, 2L),
                                "good"),
                        row(1L, null, null, null, null, null, null, null, null, null, null),
                        row(
                                -3L,
                                LocalDateTime.parse("1999-12-31T23:59:59.999"),
                                date("1999-12-31"),
                                -2,
                                0.1,
                                new BigDecimal("-99999999.99"),
                                "",
                                false,
                                Bytes.of(new byte[0]),
                                List.of(),
                                "bad"),
                        row(
                                1L << 40,
                                LocalDateTime.parse("1970-01-01T00:00:00"),
                                date("1970-01-01"),
                                20_000,
                                -1e10,
                                new BigDecimal("0.00"),
                                "50% off",
                                null,
                                Bytes.of(new byte[] {0, -1}),
                                Arrays.asList(1L, null),
                                null),
                        row(
                                2L,
                                LocalDateTime.parse("2038-01-19T03:14:07.001"),
                                date("2020-02-29"),
                                1,
                                0.5,
                                new BigDecimal("1.56"),
                                "llama",
                                true,
                                null,
                                List.of(-1L),
                                "good")));
    }
}
