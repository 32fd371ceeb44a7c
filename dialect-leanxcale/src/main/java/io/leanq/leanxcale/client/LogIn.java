package io.leanq.leanxcale.client;

import io.leanq.AuthenticationFailed;
import io.leanq.SqlException;
import io.leanq.driver.Deadline;
import io.leanq.leanxcale.ErrorWords;
import io.leanq.leanxcale.LeanxcaleOptions;
import io.leanq.leanxcale.client.net.Connector;
import io.leanq.leanxcale.client.net.Opening;
import io.leanq.wire.framing.MessageBuffer;
import io.leanq.wire.request.CloseConnectionRequest;
import io.leanq.wire.request.OpenConnectionRequest;
import io.leanq.wire.response.CloseConnectionResponse;
import io.leanq.wire.response.OpenConnectionResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The first and the last request of a connection. Each connection has a new id, since the server may still keep state
 * under an id that was used before.
 */
final class LogIn {
    /** The version of LeanXcale's own client whose protocol LeanQ speaks. */
    private static final String PROTOCOL_VERSION = "2.4";

    private static final Duration LOG_OUT_TIME = Duration.ofSeconds(1);

    private LogIn() {}

    /**
     * Connects and logs in, both together within the connect time-out.
     *
     * @param deadline of the caller that waits for the connection
     * @param opening by which any thread may end the attempt
     */
    static WireConnection open(Connector connector, Deadline deadline, Opening opening) {
        LeanxcaleOptions options = connector.options();
        Duration time = deadline.leftOf(options.connectTimeout());
        long start = System.nanoTime();
        Exchange exchange = Exchange.connect(connector, time, opening);
        try {
            String id = UUID.randomUUID().toString();
            Duration left = time.minusNanos(System.nanoTime() - start);
            exchange.timeout(left.toMillis() < 1 ? Duration.ofMillis(1) : left);
            exchange.call(
                    new OpenConnectionRequest(id, info(options)), OpenConnectionResponse.class, new MessageBuffer());
            exchange.timeout(options.readTimeout());
            return new WireConnection(options, exchange, id);
        } catch (AuthenticationFailed e) {
            exchange.close();
            throw new AuthenticationFailed(
                    ErrorWords.pointed(
                            options.user().isEmpty()
                                    ? "the server wants a user, and none was given: write"
                                            + " leanxcale://user:password@host:port/database"
                                    : "the server refused user '" + options.user() + "' or the password"
                                            + (options.password() == null ? "; no password was given" : "")),
                    e.sqlState(),
                    e.code(),
                    e.serverMessage(),
                    e);
        } catch (RuntimeException e) {
            exchange.close();
            throw e;
        }
    }

    private static Map<String, String> info(LeanxcaleOptions options) {
        Map<String, String> info = new LinkedHashMap<>();
        info.put("LXJDBCVERS", PROTOCOL_VERSION);
        info.put("is_kryo", "false");
        info.put("appTimeZone", options.appTimeZone());
        if (!options.user().isEmpty()) {
            info.put("user", options.user());
        }
        String password = options.password();
        if (password != null) {
            info.put("password", password);
        }
        info.put("database", options.database());
        String schema = options.schema();
        if (schema != null) {
            info.put("schema", schema);
        }
        if (options.parallel()) {
            info.put("parallel", "True");
        }
        String transactionMode = options.transactionMode();
        if (transactionMode != null) {
            info.put("txn_mode", transactionMode);
        }
        return info;
    }

    /**
     * Logs out and waits a short time for the answer.
     *
     * @return whether an answer came
     */
    static boolean logOut(Exchange exchange, String id, MessageBuffer buffer) {
        exchange.timeout(LOG_OUT_TIME);
        try {
            exchange.call(new CloseConnectionRequest(id), CloseConnectionResponse.class, buffer);
        } catch (SqlException e) {
            // the connection ends without the answer, too
        }
        return !exchange.isBroken();
    }
}
