package io.leanq.benchmarks.wire;

import io.leanq.benchmarks.wire.LeanqClient.Way;
import io.leanq.leanxcale.Transport;
import java.sql.SQLException;

/** The measured clients, under their names in the results. The measuring process passes the ports. */
final class Clients {
    static final String STOCK = "Avatica driver";
    static final String STOCK_LARGE_FRAMES = "Avatica driver, fetch size 10000";
    static final String STOCK_SMALL_BATCHES = "Avatica driver, 100 rows a batch";
    static final String ENCODED_BEFOREHAND = "No client: encoded beforehand, TCP";
    static final String CURSOR_HTTP = "LeanQ, cursor, HTTP";
    static final String CURSOR_TCP = "LeanQ, cursor, TCP";
    static final String STREAM_HTTP = "LeanQ, stream, HTTP";
    static final String STREAM_TCP = "LeanQ, stream, TCP";
    static final String HTTP = "LeanQ, HTTP";
    static final String TCP = "LeanQ, TCP";
    static final String PREBUILT_HTTP = "LeanQ, prebuilt, HTTP";
    static final String PREBUILT_TCP = "LeanQ, prebuilt, TCP";
    static final String AFRESH_HTTP = "LeanQ, built afresh, HTTP";
    static final String AFRESH_TCP = "LeanQ, built afresh, TCP";

    /** System properties with the server's ports. */
    static final String HTTP_PORT = "leanq.benchmarks.http";

    static final String FRAMED_PORT = "leanq.benchmarks.framed";

    private Clients() {}

    static Client named(String name) throws SQLException {
        int http = Integer.getInteger(HTTP_PORT);
        int framed = Integer.getInteger(FRAMED_PORT);
        return switch (name) {
            case STOCK -> new StockDriver(http, 0, StockDriver.LARGE_BATCH);
            case STOCK_LARGE_FRAMES -> new StockDriver(http, 10_000, StockDriver.LARGE_BATCH);
            case STOCK_SMALL_BATCHES -> new StockDriver(http, 0, 100);
            case ENCODED_BEFOREHAND -> new EncodedBeforehand(framed);
            case CURSOR_HTTP -> new LeanqClient(Transport.HTTP, http, Way.CURSOR);
            case CURSOR_TCP -> new LeanqClient(Transport.TCP, framed, Way.CURSOR);
            case STREAM_HTTP, HTTP -> new LeanqClient(Transport.HTTP, http, Way.STREAM);
            case STREAM_TCP, TCP -> new LeanqClient(Transport.TCP, framed, Way.STREAM);
            case PREBUILT_HTTP -> new LeanqClient(Transport.HTTP, http, Way.PREBUILT);
            case PREBUILT_TCP -> new LeanqClient(Transport.TCP, framed, Way.PREBUILT);
            case AFRESH_HTTP -> new LeanqClient(Transport.HTTP, http, Way.BUILT_AFRESH);
            case AFRESH_TCP -> new LeanqClient(Transport.TCP, framed, Way.BUILT_AFRESH);
            default -> throw new IllegalArgumentException("no client is called " + name);
        };
    }
}
