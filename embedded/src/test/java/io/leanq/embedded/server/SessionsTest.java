package io.leanq.embedded.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Who owns a connection id. */
class SessionsTest {
    private static final class Someone implements Sessions.Client {
        private boolean gone;
        private boolean killed;

        @Override
        public boolean isGone() {
            return gone;
        }

        @Override
        public void kill() {
            killed = true;
        }
    }

    private final Sessions sessions = new Sessions(2);
    private final Someone one = new Someone();
    private final Someone two = new Someone();

    @Test
    void theNumberOfConnectionsIsBound() {
        sessions.reserve("a", one);
        sessions.reserve("b", two);
        assertThatThrownBy(() -> sessions.reserve("c", one)).hasMessageContaining("limit of 2 connections");
        sessions.release("a", one);
        sessions.reserve("c", one);
    }

    @Test
    void onlyTheOwnerGivesAnIdUp() {
        sessions.reserve("a", one);
        sessions.release("a", two);
        assertThatThrownBy(() -> sessions.reserve("a", two)).hasMessage("Connection already exists");
    }

    @Test
    void allIdsOfAClientThatIsGoneAreFree() {
        sessions.reserve("a", one);
        sessions.reserve("b", one);
        one.gone = true;
        sessions.reserve("a", two);
        sessions.reserve("b", two);
        assertThat(one.killed).isTrue();
        sessions.release("a", one);
        assertThatThrownBy(() -> sessions.reserve("a", one)).hasMessage("Connection already exists");
    }
}
