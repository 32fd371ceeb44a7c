package io.leanq.wire.common;

import io.leanq.wire.proto.ProtoMessage;
import io.leanq.wire.proto.ProtoReader;
import io.leanq.wire.proto.ProtoWriter;
import org.jspecify.annotations.Nullable;

/**
 * Properties of a connection. A property that is not set stays as it is.
 *
 * @param dirty true if the client has changed something since the last synchronization
 * @param autoCommit null if not set
 * @param readOnly null if not set
 * @param transactionIsolation a constant of {@link java.sql.Connection}; 0 if not set
 * @param catalog empty if not set
 * @param schema empty if not set
 */
public record ConnectionProperties(
        boolean dirty,
        @Nullable Boolean autoCommit,
        @Nullable Boolean readOnly,
        int transactionIsolation,
        String catalog,
        String schema)
        implements ProtoMessage {
    /** No property set. */
    public static final ConnectionProperties UNSET = new ConnectionProperties(false, null, null, 0, "", "");

    @Override
    public void writeTo(ProtoWriter out) {
        out.bool(1, dirty);
        out.bool(2, autoCommit != null && autoCommit);
        out.bool(3, readOnly != null && readOnly);
        out.uint32(4, transactionIsolation);
        out.string(5, catalog);
        out.string(6, schema);
        out.bool(7, autoCommit != null);
        out.bool(8, readOnly != null);
    }

    public static ConnectionProperties read(ProtoReader in) {
        boolean dirty = false;
        boolean autoCommit = false;
        boolean readOnly = false;
        int isolation = 0;
        String catalog = "";
        String schema = "";
        boolean hasAutoCommit = false;
        boolean hasReadOnly = false;
        for (int f = in.next(); f != 0; f = in.next()) {
            switch (f) {
                case 1 -> dirty = in.bool();
                case 2 -> autoCommit = in.bool();
                case 3 -> readOnly = in.bool();
                case 4 -> isolation = in.int32();
                case 5 -> catalog = in.string();
                case 6 -> schema = in.string();
                case 7 -> hasAutoCommit = in.bool();
                case 8 -> hasReadOnly = in.bool();
                default -> in.skip();
            }
        }
        return new ConnectionProperties(
                dirty,
                hasAutoCommit ? (Boolean) autoCommit : null,
                hasReadOnly ? (Boolean) readOnly : null,
                isolation,
                catalog,
                schema);
    }
}
