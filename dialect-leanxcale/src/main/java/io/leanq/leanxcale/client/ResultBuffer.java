package io.leanq.leanxcale.client;

import io.leanq.wire.framing.MessageBuffer;
import io.leanq.wire.value.RowCursor;

/**
 * The buffers for reading one result: the bytes of its frame, and the cursor over them. The connection keeps and reuses
 * them, so that a point read allocates neither.
 */
record ResultBuffer(MessageBuffer bytes, RowCursor row) {
    ResultBuffer() {
        this(new MessageBuffer(), new RowCursor());
    }

    /** Frees memory that an unusually large frame took. */
    void shrink() {
        bytes.shrink(Exchange.KEPT_BYTES);
    }
}
