package io.leanq.leanxcale.client;

import io.leanq.wire.framing.MessageBuffer;
import io.leanq.wire.value.RowCursor;

/**
 * What reading one result takes: the bytes of its frame and the cursor over them. Kept by the connection and used
 * again, so that a point read makes neither.
 */
record ResultBuffer(MessageBuffer bytes, RowCursor row) {
    ResultBuffer() {
        this(new MessageBuffer(), new RowCursor());
    }

    /** Lets go of what an unusually large frame took. */
    void shrink() {
        bytes.shrink(Exchange.KEPT_BYTES);
    }
}
