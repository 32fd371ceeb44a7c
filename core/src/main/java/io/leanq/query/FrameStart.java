package io.leanq.query;

import io.leanq.tree.Window;

/** Where a frame begins. Immutable. */
public interface FrameStart {

    /** The bound in the statement's tree. */
    Window.Bound start();
}
