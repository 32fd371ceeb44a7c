package io.leanq.query;

import io.leanq.tree.Window;

/** Where a frame begins or ends: the current row, or at a distance of it. Immutable. */
public interface FrameBound extends FrameStart, FrameEnd {

    @Override
    default Window.Bound end() {
        return start();
    }
}
