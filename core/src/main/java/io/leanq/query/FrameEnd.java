package io.leanq.query;

import io.leanq.tree.Window;

/** Where a frame ends. Immutable. */
public interface FrameEnd {

    /** The bound in the statement's tree. */
    Window.Bound end();
}
