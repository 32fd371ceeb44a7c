package io.leanq.leanxcale.dialect;

import io.leanq.InvalidDefinition;
import io.leanq.render.SqlWriter;
import io.leanq.tree.DdlNode;
import io.leanq.tree.VendorNode;
import java.util.List;
import java.util.Optional;

/**
 * {@code DISTRIBUTE BY …} or {@code NO DISTRIBUTE}: which server has which partitions. A table has at most one, after
 * all its PARTITION BY. BY HASH is documented, the others are recalled (docs/leanxcale.md, "Recalled syntax").
 *
 * @param kind the way to distribute
 * @param dimension the column for {@link Kind#DIMENSION}; empty for the other kinds
 */
public record DistributeClause(Kind kind, Optional<String> dimension) implements VendorNode.TableOption {

    /** The ways to distribute. */
    public enum Kind {
        HASH("DISTRIBUTE BY HASH"),
        KEY("DISTRIBUTE BY KEY"),
        DIMENSION("DISTRIBUTE BY DIMENSION"),
        NONE("NO DISTRIBUTE");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    @Override
    public String feature() {
        return "table option " + kind.words;
    }

    @Override
    public String alternative() {
        return "leave the option out: it says where rows lie, not what they are";
    }

    @Override
    public void check(DdlNode.CreateTable table) {
        List<DistributeClause> all = table.options().stream()
                .filter(DistributeClause.class::isInstance)
                .map(DistributeClause.class::cast)
                .toList();
        if (all.size() > 1) {
            throw new InvalidDefinition(
                    "the options of " + table.name() + " distribute it twice, " + all + ": keep one of them");
        }
        if (kind != Kind.NONE) {
            KeyColumns.require("distribution", dimension.map(List::of).orElse(List.of()), table);
        }
    }

    @Override
    public String toString() {
        return kind.words + dimension.map(column -> " " + column).orElse("");
    }

    static void write(DistributeClause clause, SqlWriter out) {
        out.sql(clause.kind().words);
        clause.dimension().ifPresent(column -> out.sql(" ").name(column));
    }
}
