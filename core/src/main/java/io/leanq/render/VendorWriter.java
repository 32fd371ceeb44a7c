package io.leanq.render;

import io.leanq.tree.VendorNode;

/** Prints one kind of vendor node. Called by any thread, by several at once. */
@FunctionalInterface
public interface VendorWriter<N extends VendorNode> {

    /** @param out for this call only: it must not be kept, since other statements are written with it afterwards */
    void write(N node, SqlWriter out);
}
