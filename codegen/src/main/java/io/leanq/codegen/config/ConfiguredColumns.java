package io.leanq.codegen.config;

import io.leanq.codegen.rule.ColumnChoices;
import io.leanq.codegen.rule.JavaType;
import io.leanq.schema.ColumnDefinition;
import io.leanq.schema.Sequence;
import io.leanq.schema.TableDefinition;
import java.util.List;
import java.util.Optional;

/** What a configuration decides for the columns of one schema. */
final class ConfiguredColumns implements ColumnChoices {
    private final Settings settings;
    private final List<Sequence> sequences;
    private final PatternUse use;

    ConfiguredColumns(Settings settings, List<Sequence> sequences, PatternUse use) {
        this.settings = settings;
        this.sequences = sequences;
        this.use = use;
    }

    private static String name(TableDefinition table, ColumnDefinition column) {
        return table.name().name() + "." + column.name();
    }

    /** The first type that matches. */
    @Override
    public JavaType type(TableDefinition table, ColumnDefinition column) {
        for (TypeChoice choice : settings.types) {
            if (choice.matches(name(table, column), column.type().sqlType(), use)) {
                if (isGenerated(table, column)) {
                    throw choice.place()
                            .refused("column " + name(table, column) + " is numbered by "
                                    + (column.isIdentity() ? "the database" : "a sequence")
                                    + ", and LeanQ takes such numbers as numbers only: correct the pattern so that it"
                                    + " does not match this column");
                }
                return choice.javaType(name(table, column), column.type().sqlType());
            }
        }
        return ColumnChoices.super.type(table, column);
    }

    @Override
    public boolean nullable(TableDefinition table, ColumnDefinition column) {
        boolean nullable = use.anyMatches(settings.nullable, name(table, column));
        boolean notNull = use.anyMatches(settings.notNull, name(table, column));
        if (nullable && notNull) {
            throw settings.place.refused(
                    "column " + name(table, column) + " matches both nullable and notNull: correct one of the two");
        }
        return nullable || !notNull && ColumnChoices.super.nullable(table, column);
    }

    /** The column's own sequence, else that of the first entry that gives it one. */
    @Override
    public Optional<Sequence> sequence(TableDefinition table, ColumnDefinition column) {
        if (column.sequence().isPresent()) {
            return column.sequence();
        }
        for (SequenceChoice choice : settings.sequences) {
            Optional<Sequence> found = choice.of(table, column, sequences, use);
            if (found.isPresent()) {
                use.applied(choice);
                return found;
            }
        }
        return Optional.empty();
    }

    @Override
    public boolean inRow(TableDefinition table, ColumnDefinition column) {
        return settings.generatedInRows || !isGenerated(table, column);
    }

    private boolean isGenerated(TableDefinition table, ColumnDefinition column) {
        return column.isIdentity() || sequence(table, column).isPresent();
    }
}
