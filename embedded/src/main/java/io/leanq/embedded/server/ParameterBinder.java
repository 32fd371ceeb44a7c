package io.leanq.embedded.server;

import io.leanq.embedded.error.ServerErrorException;
import io.leanq.wire.common.AvaticaParameter;
import io.leanq.wire.value.EncodedRows;
import io.leanq.wire.value.RowCursor;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sets the parameters of a statement from what a client sent. H2 converts to the type it needs, so that booleans may come as
 * 0 and 1 and decimals as text. A value that is missing or was never set is an error; surplus values are ignored only for
 * a statement without parameters, which the vendor's tools do send.
 */
final class ParameterBinder {
    private ParameterBinder() {}

    /** @param row the values, null when the client sent none */
    static void bind(PreparedStatement statement, int parameters, @Nullable EncodedRows row) throws SQLException {
        if (parameters > 0) {
            RowCursor values = (row == null ? EncodedRows.Shape.PARAMETERS.empty() : row).cursor();
            values.next();
            bind(statement, parameters, values);
        }
    }

    /** @param row stands on the row of values */
    static void bind(PreparedStatement statement, int parameters, RowCursor row) throws SQLException {
        if (row.size() != parameters && parameters > 0) {
            throw new ServerErrorException(
                    "07001", "The statement has " + parameters + " parameters, " + row.size() + " values were sent");
        }
        for (int i = 0; i < parameters; i++) {
            if (row.isUnbound(i)) {
                throw new ServerErrorException("07002", "Parameter " + (i + 1) + " is not set");
            }
            @Nullable Object value = row.getObject(i);
            if (value instanceof List<?> elements) {
                statement.setObject(i + 1, elements.toArray());
            } else {
                statement.setObject(i + 1, value);
            }
        }
    }

    /** What H2 knows about the parameters. A type that it can not infer is shown as VARCHAR; any value may be sent for it. */
    static List<AvaticaParameter> describe(ParameterMetaData h2) throws SQLException {
        List<AvaticaParameter> parameters = new ArrayList<>();
        for (int i = 1; i <= h2.getParameterCount(); i++) {
            ColumnReader type = ColumnReader.of(h2.getParameterTypeName(i));
            parameters.add(new AvaticaParameter(
                    type.isSigned(),
                    h2.getPrecision(i),
                    h2.getScale(i),
                    type.typeId(),
                    type.typeName(),
                    type.className(),
                    "?" + i));
        }
        return parameters;
    }
}
