package io.leanq.wire.common;

import io.leanq.wire.proto.ProtoMessage;
import io.leanq.wire.proto.ProtoReader;
import io.leanq.wire.proto.ProtoWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The origin of a result: a statement, or a JDBC metadata call. {@code toString} leaves out SQL and arguments.
 *
 * @param metadata true for a metadata call, false for SQL
 * @param sql the statement; null if absent
 * @param operation the metadata call; null if absent
 * @param arguments the arguments of the call; null if absent
 */
public record QueryState(
        boolean metadata,
        @Nullable String sql,
        @Nullable MetaDataOperation operation,
        @Nullable List<MetaDataOperationArgument> arguments)
        implements ProtoMessage {
    /** A state without any field. */
    public static final QueryState NONE = new QueryState(false, null, null, null);

    public QueryState {
        arguments = arguments == null ? null : List.copyOf(arguments);
    }

    @Override
    public void writeTo(ProtoWriter out) {
        out.bool(1, metadata);
        if (sql != null) {
            out.string(2, sql);
        }
        if (operation != null) {
            out.int32(3, operation.number());
        }
        if (arguments != null) {
            out.messages(4, arguments);
        }
        out.bool(5, arguments != null);
        out.bool(6, sql != null);
        out.bool(7, operation != null);
    }

    public static QueryState read(ProtoReader in) {
        int type = 0;
        String sql = "";
        MetaDataOperation operation = MetaDataOperation.of(0);
        List<MetaDataOperationArgument> arguments = List.of();
        boolean hasArguments = false;
        boolean hasSql = false;
        boolean hasOperation = false;
        for (int f = in.next(); f != 0; f = in.next()) {
            switch (f) {
                case 1 -> type = in.int32();
                case 2 -> sql = in.string();
                case 3 -> operation = MetaDataOperation.of(in.int32());
                case 4 -> arguments = in.add(arguments, MetaDataOperationArgument::read);
                case 5 -> hasArguments = in.bool();
                case 6 -> hasSql = in.bool();
                case 7 -> hasOperation = in.bool();
                default -> in.skip();
            }
        }
        return new QueryState(
                type == 1,
                hasSql || !sql.isEmpty() ? sql : null,
                hasOperation ? operation : null,
                hasArguments || !arguments.isEmpty() ? arguments : null);
    }

    @Override
    public String toString() {
        return "QueryState[" + (metadata ? "metadata " + operation : "SQL") + "]";
    }
}
