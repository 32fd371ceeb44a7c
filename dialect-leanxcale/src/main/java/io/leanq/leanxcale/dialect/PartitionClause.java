package io.leanq.leanxcale.dialect;

import io.leanq.InvalidDefinition;
import io.leanq.tree.DdlNode;
import io.leanq.tree.VendorNode;

/**
 * {@code PARTITION BY …}: how rows are divided. A table may have several, one after the other, all before DISTRIBUTE
 * BY.
 */
public sealed interface PartitionClause extends VendorNode.TableOption
        permits PartitionByHash, PartitionByKey, PartitionByStep, PartitionByInterval, PartitionAtValues {

    @Override
    default String feature() {
        return "table option PARTITION BY";
    }

    @Override
    default String alternative() {
        return "leave the option out: it says where rows lie, not what they are";
    }

    @Override
    default void check(DdlNode.CreateTable table) {
        for (VendorNode.TableOption option : table.options()) {
            if (option == this) {
                return;
            }
            if (option instanceof DistributeClause) {
                throw new InvalidDefinition("the options of " + table.name() + ": partitionBy… stands before " + option
                        + ": give the distribution last");
            }
        }
    }
}
