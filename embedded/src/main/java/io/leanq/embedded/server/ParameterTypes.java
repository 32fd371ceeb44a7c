package io.leanq.embedded.server;

import io.leanq.embedded.rewrite.Rewritten;
import io.leanq.wire.common.AvaticaParameter;
import java.sql.Connection;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What clients are told of a statement's parameters. */
final class ParameterTypes {
    private ParameterTypes() {}

    /**
     * What H2 knows about the parameters. A type that it can not infer is shown as VARCHAR; any value may be sent for
     * it.
     */
    static List<AvaticaParameter> of(PreparedStatement statement) throws SQLException {
        return of(statement, Map.of());
    }

    /** Of a statement that was rewritten so that its parameters are known better than H2 knows them. */
    static List<AvaticaParameter> of(PreparedStatement statement, Rewritten.Sql rewritten) throws SQLException {
        if (rewritten.typedForm().isPresent()) {
            try (PreparedStatement typed = statement
                    .getConnection()
                    .prepareStatement(rewritten.typedForm().get())) {
                return of(typed, rewritten.parameterTypes());
            } catch (SQLException e) {
                // not every statement has such a form, and what H2 knows of this one is enough
            }
        }
        return of(statement, rewritten.parameterTypes());
    }

    /** @param told types that are known better, in H2's words, by the number of the parameter */
    private static List<AvaticaParameter> of(PreparedStatement statement, Map<Integer, String> told)
            throws SQLException {
        ParameterMetaData h2 = statement.getParameterMetaData();
        List<AvaticaParameter> parameters = new ArrayList<>();
        for (int i = 1; i <= h2.getParameterCount(); i++) {
            String known = told.get(i);
            parameters.add(
                    known == null
                            ? parameter(i, h2.getParameterTypeName(i), h2.getPrecision(i), h2.getScale(i))
                            : parameter(i, known, statement.getConnection()));
        }
        return parameters;
    }

    private static AvaticaParameter parameter(int number, String type, Connection connection) throws SQLException {
        try (PreparedStatement value = connection.prepareStatement("SELECT CAST(NULL AS " + type + ")")) {
            ResultSetMetaData column = value.getMetaData();
            return parameter(number, column.getColumnTypeName(1), column.getPrecision(1), column.getScale(1));
        }
    }

    private static AvaticaParameter parameter(int number, String h2Type, int precision, int scale) {
        ColumnReader type = ColumnReader.of(h2Type);
        return new AvaticaParameter(
                type.isSigned(), precision, scale, type.typeId(), type.typeName(), type.className(), "?" + number);
    }

    /** The same under the names ?1, ?2 and so on. */
    static List<AvaticaParameter> numbered(List<AvaticaParameter> parameters) {
        List<AvaticaParameter> numbered = new ArrayList<>();
        for (AvaticaParameter parameter : parameters) {
            numbered.add(new AvaticaParameter(
                    parameter.signed(),
                    parameter.precision(),
                    parameter.scale(),
                    parameter.parameterType(),
                    parameter.typeName(),
                    parameter.className(),
                    "?" + (numbered.size() + 1)));
        }
        return numbered;
    }
}
