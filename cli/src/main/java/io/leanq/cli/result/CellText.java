package io.leanq.cli.result;

import io.leanq.driver.ResultColumn;
import io.leanq.type.Cells;
import io.leanq.type.SqlType;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The cells of one column as texts, by the column's type: numbers without an exponent where the type is exact, dates
 * and times in ISO form, bytes in hexadecimal digits. Immutable.
 */
public final class CellText {
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS");
    private static final DateTimeFormatter WHOLE_SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final Map<String, SqlType> ELEMENTS = Map.of(
            "BOOLEAN", SqlType.Simple.BOOLEAN,
            "SMALLINT", SqlType.Simple.SMALLINT,
            "INTEGER", SqlType.Simple.INTEGER,
            "BIGINT", SqlType.Simple.BIGINT,
            "DOUBLE", SqlType.Simple.DOUBLE,
            "DATE", SqlType.Simple.DATE,
            "TIME", SqlType.Simple.TIME,
            "TIMESTAMP", SqlType.Simple.TIMESTAMP);

    private final ResultColumn column;

    public CellText(ResultColumn column) {
        this.column = column;
    }

    public String label() {
        return column.label();
    }

    /** Whether the cells are numbers. */
    public boolean isNumber() {
        return switch (column.jdbcType()) {
            case Types.TINYINT,
                    Types.SMALLINT,
                    Types.INTEGER,
                    Types.BIGINT,
                    Types.REAL,
                    Types.FLOAT,
                    Types.DOUBLE,
                    Types.DECIMAL,
                    Types.NUMERIC -> true;
            default -> false;
        };
    }

    /** Whether the cells are true or false. */
    public boolean isBoolean() {
        return column.jdbcType() == Types.BOOLEAN || column.jdbcType() == Types.BIT;
    }

    /**
     * The text of a cell; null for NULL.
     *
     * @throws io.leanq.LeanqException if the cell has a form that its type does not have
     */
    public @Nullable String of(Cells cells, int index) {
        if (cells.isNull(index)) {
            return null;
        }
        return switch (column.jdbcType()) {
            case Types.BOOLEAN, Types.BIT -> String.valueOf(cells.getBoolean(index));
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> String.valueOf(cells.getLong(index));
            case Types.REAL -> String.valueOf((float) cells.getDouble(index));
            case Types.FLOAT, Types.DOUBLE -> String.valueOf(cells.getDouble(index));
            case Types.DECIMAL, Types.NUMERIC -> plain(cells.getDecimal(index));
            case Types.DATE -> String.valueOf(cells.getDate(index));
            case Types.TIME -> TIME.format(Objects.requireNonNull(cells.getTime(index)));
            case Types.TIMESTAMP -> timestamp(Objects.requireNonNull(cells.getTimestamp(index)));
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> hex(cells.getBytes(index));
            case Types.ARRAY -> String.valueOf(array(cells, index));
            default -> cells.getString(index);
        };
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    private static String timestamp(LocalDateTime time) {
        return (time.getNano() == 0 ? WHOLE_SECONDS : TIMESTAMP).format(time);
    }

    private static @Nullable String hex(byte @Nullable [] bytes) {
        return bytes == null ? null : HexFormat.of().formatHex(bytes);
    }

    private @Nullable List<@Nullable Object> array(Cells cells, int index) {
        String first = column.typeName().toUpperCase(Locale.ROOT).split("[ (]", 2)[0];
        return cells.getArray(index, ELEMENTS.getOrDefault(first, new SqlType.Varchar(OptionalInt.empty())));
    }
}
