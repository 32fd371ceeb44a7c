package io.leanq.render;

import io.leanq.tree.VendorNode;

/** Prints one class of vendor nodes. Thread-safe: called from any thread, from several at once. */
@FunctionalInterface
public interface VendorWriter<N extends VendorNode> {

    /**
     * @param out the writer, for this call only: it must not be kept, since it is used for other statements afterwards
     */
    void write(N node, SqlWriter out);
}
