package io.leanq.leanxcale.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.LeanqException;
import io.leanq.type.SqlType;
import io.leanq.wire.value.RowCursor;
import io.leanq.wire.value.RowEncoder;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TIMESTAMPs that are too far from 1970 for a count of milliseconds. */
class FarTimestampsTest {
    private final RowEncoder row = RowEncoder.forParameters();
    private final WireBinds binds = new WireBinds(row);

    @ParameterizedTest
    @ValueSource(strings = {"+999999999-12-31T23:59:59.999", "-999999999-01-01T00:00:00", "+292278995-01-01T00:00:00"})
    void farTimestampsAreRefusedWithoutShowingThem(String text) {
        LocalDateTime far = LocalDateTime.parse(text);
        binds.begin();
        assertRefused(() -> binds.setTimestamp(0, far));
        binds.begin();
        assertRefused(() -> binds.setArray(0, SqlType.Simple.TIMESTAMP, List.of(far)));
    }

    @Test
    void farthestSendableTimestampArrives() {
        LocalDateTime farthest =
                LocalDateTime.parse("+292278994-08-17T07:12:55").truncatedTo(ChronoUnit.MILLIS);
        binds.begin();
        binds.setTimestamp(0, farthest);
        RowCursor cursor = row.endRow().rows().cursor();
        assertThat(cursor.next()).isTrue();
        assertThat(cursor.getTimestamp(0)).isEqualTo(farthest);
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(LeanqException.class)
                .hasMessageContaining("value 0: a TIMESTAMP this far from 1970")
                .hasMessageNotContaining("99999")
                .hasMessageNotContaining("292278");
    }
}
