package io.leanq.render;

import io.leanq.tree.VendorNode;

/** Prints one kind of vendor node. */
@FunctionalInterface
public interface VendorWriter<N extends VendorNode> {
    void write(N node, SqlWriter out);
}
