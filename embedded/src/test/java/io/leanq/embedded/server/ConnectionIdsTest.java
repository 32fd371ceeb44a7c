package io.leanq.embedded.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** The owners of connection ids. */
class ConnectionIdsTest {
    private static final class Someone implements ConnectionIds.Client {
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

    private final ConnectionIds ids = new ConnectionIds(2);
    private final Someone one = new Someone();
    private final Someone two = new Someone();

    @Test
    void numberOfConnectionsIsLimited() {
        ids.reserve("a", one);
        ids.reserve("b", two);
        assertThatThrownBy(() -> ids.reserve("c", one)).hasMessageContaining("limit of 2 connections");
        ids.release("a", one);
        ids.reserve("c", one);
    }

    @Test
    void onlyTheOwnerFreesAnId() {
        ids.reserve("a", one);
        ids.release("a", two);
        assertThatThrownBy(() -> ids.reserve("a", two)).hasMessage("Connection already exists");
    }

    @Test
    void allIdsOfAClientThatIsGoneAreFree() {
        ids.reserve("a", one);
        ids.reserve("b", one);
        one.gone = true;
        ids.reserve("a", two);
        ids.reserve("b", two);
        assertThat(one.killed).isTrue();
        ids.release("a", one);
        assertThatThrownBy(() -> ids.reserve("a", one)).hasMessage("Connection already exists");
    }
}
