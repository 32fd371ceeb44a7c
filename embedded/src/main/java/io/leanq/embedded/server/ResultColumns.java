package io.leanq.embedded.server;

import io.leanq.embedded.error.ServerErrorException;
import io.leanq.wire.common.AvaticaType;
import io.leanq.wire.common.ColumnMetaData;
import io.leanq.wire.value.RowEncoder;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The columns of a query: their descriptions, and the readers of their values. */
final class ResultColumns {
    private static final String ARRAY_SUFFIX = " ARRAY";

    private final List<ColumnMetaData> metaData;
    private final ColumnReader[] readers;
    private final boolean[] arrays;
    private final String[] types;

    ResultColumns(ResultSetMetaData h2, String catalog) throws SQLException {
        int count = h2.getColumnCount();
        metaData = new ArrayList<>(count);
        readers = new ColumnReader[count];
        arrays = new boolean[count];
        types = new String[count];
        for (int i = 0; i < count; i++) {
            String type = h2.getColumnTypeName(i + 1);
            requireNoInterval(type);
            types[i] = type;
            arrays[i] = type.endsWith(ARRAY_SUFFIX);
            readers[i] = ColumnReader.of(arrays[i] ? elementType(type) : type);
            metaData.add(describe(h2, i, catalog));
        }
    }

    /** LeanXcale sends an interval as a number of its own, which the protocol's types do not tell from others. */
    private static void requireNoInterval(String h2Type) {
        if (h2Type.startsWith("INTERVAL")) {
            throw new ServerErrorException(
                    "0A000",
                    "An interval as a column of the result is not supported by the embedded server;"
                            + " CAST((b - a) DAY(9) AS BIGINT) is a number of days");
        }
    }

    /**
     * The type of the elements, without length and digits: H2 names those of elements only, as in
     * {@code NUMERIC(10, 2) ARRAY}.
     */
    private static String elementType(String array) {
        String element = array.substring(0, array.length() - ARRAY_SUFFIX.length());
        int digits = element.indexOf('(');
        return digits < 0 ? element : element.substring(0, digits);
    }

    private ColumnMetaData describe(ResultSetMetaData h2, int i, String catalog) throws SQLException {
        ColumnReader reader = readers[i];
        AvaticaType type =
                arrays[i] ? AvaticaType.array(reader.typeName() + ARRAY_SUFFIX, reader.type()) : reader.type();
        return ColumnMetaData.builder(
                        i, h2.getColumnLabel(i + 1), type, arrays[i] ? "java.sql.Array" : reader.className())
                .origin(
                        h2.getTableName(i + 1).isEmpty() ? "" : catalog,
                        h2.getSchemaName(i + 1),
                        h2.getTableName(i + 1),
                        h2.getColumnName(i + 1))
                .nullable(h2.isNullable(i + 1))
                .signed(reader.isSigned() && !arrays[i])
                .caseSensitive(h2.isCaseSensitive(i + 1))
                .autoIncrement(h2.isAutoIncrement(i + 1))
                .size(reader.isTemporal() ? h2.getScale(i + 1) : h2.getPrecision(i + 1), h2.getScale(i + 1))
                .displaySize(h2.getColumnDisplaySize(i + 1))
                .build();
    }

    /** True when the result has the same labels and types. */
    boolean matches(ResultSetMetaData h2) throws SQLException {
        if (h2.getColumnCount() != readers.length) {
            return false;
        }
        for (int i = 0; i < readers.length; i++) {
            if (!types[i].equals(h2.getColumnTypeName(i + 1))
                    || !metaData.get(i).label().equals(h2.getColumnLabel(i + 1))) {
                return false;
            }
        }
        return true;
    }

    List<ColumnMetaData> metaData() {
        return metaData;
    }

    /** Adds the result's current row. */
    void addRow(ResultSet row, RowEncoder out) throws SQLException {
        out.beginRow();
        for (int i = 0; i < readers.length; i++) {
            if (arrays[i]) {
                readers[i].addArray(row, i + 1, out);
            } else {
                readers[i].add(row, i + 1, out);
            }
        }
        out.endRow();
    }
}
