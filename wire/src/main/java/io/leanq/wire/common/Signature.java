package io.leanq.wire.common;

import io.leanq.wire.proto.ByteSlice;
import io.leanq.wire.proto.ProtoMessage;
import io.leanq.wire.proto.ProtoReader;
import io.leanq.wire.proto.ProtoWriter;
import java.util.List;

/**
 * The columns that a statement returns and the parameters that it takes. {@code toString} leaves out the SQL, which may
 * hold literals.
 *
 * @param columns the columns of the result; empty for a statement without one
 * @param sql the statement
 * @param parameters the parameters of the statement
 * @param cursorFactory how rows are boxed
 * @param statementType the kind of the statement
 */
public record Signature(
        List<ColumnMetaData> columns,
        String sql,
        List<AvaticaParameter> parameters,
        CursorFactory cursorFactory,
        StatementType statementType)
        implements ProtoMessage {
    public Signature {
        columns = List.copyOf(columns);
        parameters = List.copyOf(parameters);
    }

    /** The signature as bytes, as messages carry it. */
    public EncodedSignature encode() {
        return new EncodedSignature(ByteSlice.of(ProtoWriter.bytesOf(this)));
    }

    @Override
    public void writeTo(ProtoWriter out) {
        out.messages(1, columns);
        out.string(2, sql);
        out.messages(3, parameters);
        out.message(4, cursorFactory);
        out.int32(5, statementType.number());
    }

    public static Signature read(ProtoReader in) {
        List<ColumnMetaData> columns = List.of();
        String sql = "";
        List<AvaticaParameter> parameters = List.of();
        CursorFactory cursorFactory = CursorFactory.LIST;
        StatementType statementType = StatementType.of(0);
        for (int f = in.next(); f != 0; f = in.next()) {
            switch (f) {
                case 1 -> columns = in.add(columns, ColumnMetaData::read);
                case 2 -> sql = in.string();
                case 3 -> parameters = in.add(parameters, AvaticaParameter::read);
                case 4 -> cursorFactory = in.message(CursorFactory::read);
                case 5 -> statementType = StatementType.of(in.int32());
                default -> in.skip();
            }
        }
        return new Signature(columns, sql, parameters, cursorFactory, statementType);
    }

    @Override
    public String toString() {
        return "Signature[" + statementType + ", " + columns.size() + " columns, " + parameters.size() + " parameters]";
    }
}
