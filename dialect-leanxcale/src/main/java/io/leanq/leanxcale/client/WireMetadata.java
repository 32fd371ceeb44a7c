package io.leanq.leanxcale.client;

import io.leanq.ConnectionLost;
import io.leanq.SqlException;
import io.leanq.driver.DriverCursor;
import io.leanq.driver.DriverMetadata;
import io.leanq.leanxcale.client.WireConnection.OpenResult;
import io.leanq.tree.ObjectName;
import io.leanq.wire.common.EncodedSignature;
import io.leanq.wire.common.MetaDataOperation;
import io.leanq.wire.common.MetaDataOperationArgument;
import io.leanq.wire.common.QueryState;
import io.leanq.wire.error.WireException;
import io.leanq.wire.framing.MessageBuffer;
import io.leanq.wire.request.ColumnsRequest;
import io.leanq.wire.request.FetchRequest;
import io.leanq.wire.request.PrepareRequest;
import io.leanq.wire.request.Request;
import io.leanq.wire.request.SyncResultsRequest;
import io.leanq.wire.request.TablesRequest;
import io.leanq.wire.response.FetchResponse;
import io.leanq.wire.response.ResultSetResponse;
import io.leanq.wire.response.SyncResultsResponse;
import io.leanq.wire.value.Frame;
import io.leanq.wire.value.RowCursor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The server's metadata about tables. The protocol has requests for tables and columns. For keys and indexes it has
 * none: the server is asked to open the result of a JDBC call again, as if that result had been open before, which
 * Avatica's own server accepts (docs/leanxcale.md, "Metadata requests").
 */
final class WireMetadata implements DriverMetadata {
    /** A query whose column label shows in which case the server keeps unquoted names. */
    private static final String BARE_NAME = "SELECT folded FROM (VALUES (1)) AS t (folded)";

    private static final int FRAME = 1000;

    /** The SQLSTATEs of refusals that may mean only that the server does not have the call. */
    private static final Set<String> NOT_SERVED = Set.of(SqlException.NO_STATE, "HY000", "0A000");

    private final WireConnection connection;
    private final LentConnection lent;

    WireMetadata(WireConnection connection, LentConnection lent) {
        this.connection = connection;
        this.lent = lent;
    }

    @Override
    public Optional<String> defaultSchema() {
        return lent.use(() -> Optional.of(connection.transaction().schema()).filter(schema -> !schema.isEmpty()));
    }

    @Override
    public boolean foldsToUpper() {
        return lent.use(() -> {
            ServerStatement statement;
            try {
                statement = connection.statements().prepared(BARE_NAME);
            } catch (ConnectionLost e) {
                throw e;
            } catch (SqlException e) {
                return false;
            }
            try {
                return decoded(
                                PrepareRequest.class,
                                () -> statement.signature.decode().columns())
                        .stream()
                        .anyMatch(column -> column.label().equals("FOLDED"));
            } finally {
                connection.statements().release(statement, true);
            }
        });
    }

    @Override
    public DriverCursor tables(List<String> types) {
        return requested(new TablesRequest(connection.id(), null, null, null, types));
    }

    @Override
    public DriverCursor columns(Optional<String> schema, String table) {
        return requested(new ColumnsRequest(connection.id(), null, schema.orElse(null), table, null));
    }

    @Override
    public Optional<DriverCursor> primaryKey(ObjectName table) {
        return called(MetaDataOperation.GET_PRIMARY_KEYS, null, schema(table), table.name());
    }

    @Override
    public Optional<DriverCursor> foreignKeys(ObjectName table) {
        return called(MetaDataOperation.GET_IMPORTED_KEYS, null, schema(table), table.name());
    }

    @Override
    public Optional<DriverCursor> indexes(ObjectName table) {
        return called(MetaDataOperation.GET_INDEX_INFO, null, schema(table), table.name(), false, false);
    }

    private static @Nullable String schema(ObjectName table) {
        return table.schema().orElse(null);
    }

    private DriverCursor requested(Request request) {
        return lent.use(() -> connection.open(lent, into -> {
            connection.runs().begin();
            connection.transaction().sending();
            ResultSetResponse result = connection.exchange().call(request, ResultSetResponse.class, into);
            Frame first = result.firstFrame();
            EncodedSignature signature = result.signature();
            if (first == null || signature == null) {
                throw connection
                        .exchange()
                        .notTheProtocol(request.getClass(), "it answered a metadata request without rows", null);
            }
            return new OpenResult(
                    ServerStatement.single(result.statementId()),
                    first,
                    decoded(request.getClass(), signature::columnCount),
                    signature);
        }));
    }

    private Optional<DriverCursor> called(MetaDataOperation operation, @Nullable Object... arguments) {
        return lent.use(() -> {
            connection.runs().begin();
            ServerStatement statement = connection.statements().single();
            QueryState call = new QueryState(
                    true,
                    null,
                    operation,
                    Arrays.stream(arguments).map(MetaDataOperationArgument::new).toList());
            SyncResultsResponse response;
            try {
                response = connection
                        .runs()
                        .runOn(
                                statement,
                                new SyncResultsRequest(connection.id(), statement.id, call, 0),
                                SyncResultsResponse.class,
                                new MessageBuffer());
            } catch (ConnectionLost e) {
                throw e;
            } catch (SqlException e) {
                if (NOT_SERVED.contains(e.sqlState())) {
                    return Optional.empty();
                }
                throw e;
            }
            return Optional.of(connection.open(lent, into -> firstFrame(statement, into)));
        });
    }

    private OpenResult firstFrame(ServerStatement statement, MessageBuffer into) {
        FetchResponse response = connection
                .runs()
                .runOn(statement, new FetchRequest(connection.id(), statement.id, 0, FRAME), FetchResponse.class, into);
        Frame first = response.frame();
        if (first == null || response.missingStatement() || response.missingResults()) {
            throw new SqlException("the server lost the result of a metadata call", "24000", -1, null, null);
        }
        return new OpenResult(statement, first, width(first), EncodedSignature.EMPTY);
    }

    /** The number of cells in each row. JDBC fixes the columns of a result, but a driver may add some. */
    private int width(Frame frame) {
        return decoded(FetchRequest.class, () -> {
            RowCursor row = new RowCursor().over(frame.rows());
            return row.next() ? row.size() : 0;
        });
    }

    private <X> X decoded(Class<? extends Request> request, Supplier<X> value) {
        try {
            return value.get();
        } catch (WireException e) {
            throw connection.exchange().notTheProtocol(request, String.valueOf(e.getMessage()), e);
        }
    }
}
