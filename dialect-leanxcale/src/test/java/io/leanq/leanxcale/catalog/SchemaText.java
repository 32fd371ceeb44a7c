package io.leanq.leanxcale.catalog;

import io.leanq.catalog.IndexDefinition;
import io.leanq.schema.ColumnDefinition;
import io.leanq.schema.ForeignKey;
import io.leanq.schema.MetaData;
import io.leanq.schema.TableDefinition;
import io.leanq.schema.UniqueConstraint;
import io.leanq.schema.View;
import io.leanq.tree.ColumnFilling;
import io.leanq.type.SqlType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A model as lines. Lines are equal if the models are, except for what no catalog reports: whether a unique index is a
 * constraint, where sequences start, which sequences only the model draws from, checks, options and comments.
 */
final class SchemaText {
    private SchemaText() {}

    static List<String> of(MetaData metadata) {
        return of(metadata, true);
    }

    /** @param full false to leave out what the older catalog does not report: lengths, identities and decimals */
    static List<String> of(MetaData metadata, boolean full) {
        List<String> lines = new ArrayList<>();
        metadata.sequences().forEach(sequence -> lines.add("sequence " + sequence));
        metadata.tables().forEach(table -> add(table, full, lines));
        for (View<?> view : metadata.views()) {
            lines.add("view " + view);
            view.definition().columns().stream()
                    .filter(column -> full || !(column.type().sqlType() instanceof SqlType.Decimal))
                    .forEach(column -> lines.add(view + "." + column.name()));
        }
        metadata.indexes().forEach(index -> lines.add(text(index.table(), index.definition())));
        lines.sort(null);
        return lines;
    }

    private static void add(TableDefinition table, boolean full, List<String> lines) {
        lines.add("table " + table + " key " + table.primaryKey());
        int position = 0;
        for (ColumnDefinition column : table.columns()) {
            SqlType type = column.type().sqlType();
            if (full || !(type instanceof SqlType.Decimal)) {
                lines.add(table + "." + position++ + " " + column.name() + " " + (full ? type : type.withoutLength())
                        + (table.nullable(column) ? "" : " NOT NULL")
                        + column.filling()
                                .map(filling -> filling(filling, full))
                                .orElse(""));
            }
        }
        for (ForeignKey key : table.foreignKeys()) {
            lines.add(table + " " + key.name() + key.columns() + " -> " + key.targetTable() + key.targetColumns());
        }
        List<IndexDefinition> indexes = new ArrayList<>(table.indexes());
        for (UniqueConstraint unique : table.uniques()) {
            indexes.add(new IndexDefinition(unique.name(), unique.columns(), true));
        }
        indexes.stream()
                .filter(index -> full || index.columns().stream().noneMatch(name -> isDecimal(table, name)))
                .forEach(index -> lines.add(text(table, index)));
    }

    private static boolean isDecimal(TableDefinition table, String column) {
        return table.column(column).orElseThrow().type().sqlType() instanceof SqlType.Decimal;
    }

    private static String text(TableDefinition table, IndexDefinition index) {
        return table + (index.unique() ? " unique " : " index ") + index.name() + index.columns();
    }

    private static String filling(ColumnFilling filling, boolean full) {
        if (filling instanceof ColumnFilling.Value value) {
            Object literal = value.literal().value();
            return " DEFAULT " + (literal instanceof BigDecimal number ? number.stripTrailingZeros() : literal);
        }
        if (filling instanceof ColumnFilling.Identity) {
            return full ? " IDENTITY" : "";
        }
        return " DEFAULT " + filling;
    }
}
