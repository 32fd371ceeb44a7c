package io.leanq.codegen.config;

import io.leanq.schema.ColumnDefinition;
import io.leanq.schema.Sequence;
import io.leanq.schema.TableDefinition;
import io.leanq.tree.Identifiers;
import io.leanq.type.TypeKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sequence that feeds columns: an entry of {@code sequences}. A database that does not keep it in the column's
 * default cannot tell it. Immutable.
 *
 * @param column matches {@code table.column}; empty for the primary keys that are one whole number
 * @param sequence the sequence's name, with {@code {table}} and {@code {column}}, and {@code $1} for a group of the
 *     pattern
 */
record SequenceChoice(Place place, Optional<PlacedPattern> column, String sequence) {
    static final List<String> KEYS = List.of("column", "sequence");

    private static final Set<TypeKind> WHOLE =
            Set.of(TypeKind.TINYINT, TypeKind.SMALLINT, TypeKind.INTEGER, TypeKind.BIGINT);
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(?!table}|column})[^}]*}?");

    static SequenceChoice read(ConfigNode node) {
        ObjectKeys keys = ObjectKeys.of(node, KEYS);
        Optional<PlacedPattern> column = keys.pattern("column");
        String name = keys.requiredText("sequence", "'{table}_ids'");
        Matcher unknown = PLACEHOLDER.matcher(name);
        if (unknown.find()) {
            throw keys.place("sequence")
                    .refused(
                            unknown.group() + " stands for nothing: what stands for something is {table} and {column}");
        }
        if (column.isEmpty() && !name.contains("{table}")) {
            throw keys.refused("every table would draw its keys from " + name
                    + ": write {table} for the table's name, or give column, a regular expression for table.column");
        }
        column.ifPresent(pattern -> Replacement.check(keys.place("sequence"), pattern, name));
        return new SequenceChoice(keys.place(), column, name);
    }

    /** True if the names depend on what the pattern matches, so that some of them may be no sequence's. */
    private boolean isRule() {
        return sequence.indexOf('{') >= 0 || sequence.indexOf('$') >= 0;
    }

    /** The sequence of this column; empty if this entry gives it none. */
    Optional<Sequence> of(TableDefinition table, ColumnDefinition definition, List<Sequence> all, PatternUse use) {
        String tableAndColumn = table.name().name() + "." + definition.name();
        String name = sequence;
        if (column.isPresent()) {
            Optional<Matcher> match = use.matcher(column.get(), tableAndColumn);
            if (match.isEmpty()) {
                return Optional.empty();
            }
            name = Replacement.of(match.get(), name);
        } else if (!table.primaryKey().equals(List.of(definition.name()))
                || !WHOLE.contains(definition.type().sqlType().kind())) {
            return Optional.empty();
        }
        name = name.replace("{table}", table.name().name()).replace("{column}", definition.name());
        Optional<Sequence> found = named(table.name().schema(), name, all);
        if (found.isEmpty() && !isRule()) {
            throw place.refused("there is no sequence " + name + " for column " + tableAndColumn
                    + NearestName.to(
                                    name,
                                    all.stream().map(each -> each.name().name()).toList())
                            .map(nearest -> "; is " + nearest + " meant?")
                            .orElse("")
                    + " Sequences are found in the schema of the table");
        }
        if (found.isPresent() && !definition.filling().isEmpty()) {
            if (isRule()) {
                return Optional.empty();
            }
            throw place.refused("column " + tableAndColumn + " is filled by the database already, so no sequence feeds"
                    + " it: leave the entry out, or alter the column");
        }
        if (found.isPresent()
                && !Number.class.isAssignableFrom(definition.type().sqlType().valueClass())) {
            throw place.refused("column " + tableAndColumn + " is a "
                    + definition.type().sqlType() + ", and sequences give numbers: correct the pattern");
        }
        return found;
    }

    private static Optional<Sequence> named(Optional<String> schema, String name, List<Sequence> all) {
        return all.stream()
                .filter(each -> each.name().schema().equals(schema))
                .filter(each -> Identifiers.key(each.name().name()).equals(Identifiers.key(name)))
                .findFirst();
    }

    /** True if a sequence of this name may be meant, so that it is read though no pattern includes it. */
    boolean mayMean(String name) {
        StringBuilder regex = new StringBuilder();
        for (String part : sequence.split("(?<=})|(?=\\{)|(?=\\$\\d)|(?<=\\$\\d)")) {
            regex.append(part.startsWith("{") || part.startsWith("$") ? ".*" : Pattern.quote(part));
        }
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE)
                .matcher(name)
                .matches();
    }
}
