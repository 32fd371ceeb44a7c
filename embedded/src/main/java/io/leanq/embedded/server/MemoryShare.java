package io.leanq.embedded.server;

import io.leanq.wire.framing.MessageBuffer;
import java.util.concurrent.atomic.AtomicLong;

/** One client's share of the memory for messages. One thread takes and gives; any thread may ask. */
final class MemoryShare implements MessageBuffer.Memory {
    private final MessageMemory memory;
    private final AtomicLong held = new AtomicLong();
    private volatile boolean waiting;

    MemoryShare(MessageMemory memory) {
        this.memory = memory;
    }

    @Override
    public void take(int bytes) {
        waiting = true;
        try {
            memory.take(bytes);
        } finally {
            waiting = false;
        }
        held.addAndGet(MessageMemory.counted(bytes));
    }

    @Override
    public void give(int bytes) {
        memory.give(bytes);
        held.addAndGet(-MessageMemory.counted(bytes));
    }

    /** Bytes that other clients cannot have. Small buffers do not count. */
    long held() {
        return held.get();
    }

    /** True while the client waits for memory that other clients hold. */
    boolean isWaiting() {
        return waiting;
    }
}
