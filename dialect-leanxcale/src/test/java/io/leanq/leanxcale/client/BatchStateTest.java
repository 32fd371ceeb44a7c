package io.leanq.leanxcale.client;

import static io.leanq.leanxcale.client.BatchState.ANSWERED;
import static io.leanq.leanxcale.client.BatchState.BROKEN;
import static io.leanq.leanxcale.client.BatchState.CLOSED;
import static io.leanq.leanxcale.client.BatchState.FAILED;
import static io.leanq.leanxcale.client.BatchState.GATHERING;
import static io.leanq.leanxcale.client.BatchState.LEFT;
import static io.leanq.leanxcale.client.BatchState.REPORTING;
import static io.leanq.leanxcale.client.BatchState.SENDING;
import static io.leanq.leanxcale.client.BatchState.TAKING;
import static io.leanq.leanxcale.client.BatchState.UNDER_WAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each arrow of the diagram in {@link BatchState} is allowed, and no other transition is. */
class BatchStateTest {
    private static final Map<BatchState, Set<BatchState>> ARROWS = Map.of(
            GATHERING, Set.of(SENDING, CLOSED),
            SENDING, Set.of(UNDER_WAY, BROKEN),
            UNDER_WAY, Set.of(TAKING, LEFT),
            TAKING, Set.of(ANSWERED, FAILED, CLOSED),
            ANSWERED, Set.of(REPORTING, CLOSED),
            FAILED, Set.of(BROKEN, CLOSED),
            REPORTING, Set.of(GATHERING, BROKEN, CLOSED),
            BROKEN, Set.of(CLOSED),
            LEFT, Set.of(TAKING),
            CLOSED, Set.of());

    @ParameterizedTest
    @EnumSource
    void eachArrowLeadsToItsStateAndAllOthersThrow(BatchState from) {
        for (BatchState next : BatchState.values()) {
            if (ARROWS.get(from).contains(next)) {
                assertThat(from.to(next)).isEqualTo(next);
            } else {
                assertThatThrownBy(() -> from.to(next))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessage("a batch that is " + from + " cannot become " + next);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBatchThatTakesRowsIsNeitherClosedNorBroken(BatchState state) {
        assertThat(state.takesRows())
                .isEqualTo(Set.of(GATHERING, UNDER_WAY, ANSWERED, FAILED).contains(state));
        assertThat(state.isClosed()).isEqualTo(Set.of(LEFT, CLOSED).contains(state));
    }

    @ParameterizedTest
    @EnumSource
    void everyStateLeadsToClosed(BatchState state) {
        BatchState[] reached = {state};
        for (int steps = 0; steps < BatchState.values().length; steps++) {
            reached = Arrays.stream(reached)
                    .flatMap(from -> ARROWS.get(from).isEmpty() ? Set.of(from).stream() : ARROWS.get(from).stream())
                    .distinct()
                    .toArray(BatchState[]::new);
        }
        assertThat(reached).contains(CLOSED);
    }

    @ParameterizedTest
    @EnumSource
    void onlyRowsThatWereSentAwaitAnAnswer(BatchState state) {
        assertThat(state.awaitsAnswer()).isEqualTo(state == UNDER_WAY || state == LEFT);
    }
}
