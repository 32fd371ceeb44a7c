package io.leanq.embedded.server;

import io.leanq.embedded.error.ReportedError;
import io.leanq.embedded.error.ServerErrorException;
import io.leanq.wire.common.KeyValuePair;
import io.leanq.wire.request.CloseConnectionRequest;
import io.leanq.wire.request.LxActionRequest;
import io.leanq.wire.request.OpenConnectionRequest;
import io.leanq.wire.request.Request;
import io.leanq.wire.request.SessionRequest;
import io.leanq.wire.response.CloseConnectionResponse;
import io.leanq.wire.response.LxActionResponse;
import io.leanq.wire.response.OpenConnectionResponse;
import io.leanq.wire.response.Response;
import io.leanq.wire.value.TypedValue;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers the requests of one client, one at a time. A client that has not logged in opens a connection or sends an
 * action; one that has uses the connections within its reach and no others. To close a connection that does not exist
 * is a success, as on Avatica's own server: clients clean up after a failed log-in.
 */
final class RequestHandler {
    private final ServerContext context;
    private final Reach reach;
    private final Answers answers = new Answers();
    private volatile @Nullable ServerSession active;
    private volatile boolean ended;

    RequestHandler(ServerContext context, Reach reach) {
        this.context = context;
        this.reach = reach;
    }

    /** @throws ServerErrorException or SQLException with the error that the client receives */
    Response answer(Request request) throws SQLException {
        return request.accept(answers);
    }

    /** An answer in a session that the request has to itself. */
    private interface Work {
        Response in(TakenSession taken) throws SQLException;
    }

    private final class Answers implements Request.Visitor<Response, SQLException> {
        /** Checks the password first: a client without one learns nothing about ids in use, and takes none over. */
        @Override
        public Response visit(OpenConnectionRequest request) throws SQLException {
            ServerSession session = context.sessionOpener().open(request);
            try {
                reach.add(session);
                return OpenConnectionResponse.PLAIN;
            } catch (RuntimeException e) {
                session.close();
                throw e;
            }
        }

        @Override
        public Response visit(CloseConnectionRequest request) throws SQLException {
            TakenSession taken = reach.take(request.connectionId());
            return taken == null
                    ? CloseConnectionResponse.PLAIN
                    : within(taken, closing -> {
                        closing.close();
                        return CloseConnectionResponse.PLAIN;
                    });
        }

        @Override
        public Response visit(LxActionRequest request) {
            KeyValuePair result = switch (request.action()) {
                case "SERVER_INFO" -> new KeyValuePair("SERVER", TypedValue.of("LeanQ embedded server"));
                case "QE_ADDRESSES" -> new KeyValuePair("RESULT", TypedValue.of(context.address()));
                default -> new KeyValuePair("ERROR", TypedValue.of("This action is not known here"));
            };
            return new LxActionResponse(List.of(result));
        }

        @Override
        public Response visit(SessionRequest request) throws SQLException {
            TakenSession taken = reach.take(request.connectionId());
            if (taken == null) {
                throw new ServerErrorException(ReportedError.noSuchConnection());
            }
            return within(taken, open -> request.accept(new SessionAnswers(open.session())));
        }
    }

    private Response within(TakenSession taken, Work work) throws SQLException {
        ServerSession session = taken.session();
        active = session;
        try {
            if (ended) {
                session.cancel();
            }
            return work.in(taken);
        } finally {
            active = null;
            taken.giveBack();
        }
    }

    /** Stops the running request and refuses all later ones. Any thread may call this, also more than once. */
    void cancel() {
        ended = true;
        ServerSession session = active;
        if (session != null) {
            session.cancel();
        }
    }
}
