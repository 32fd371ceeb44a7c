package io.leanq.codegen.config;

import io.leanq.codegen.name.JavaWords;
import java.util.List;
import java.util.Optional;

/**
 * How classes and fields are called: the object {@code names}. Immutable.
 *
 * @param naming the class of a program's own naming; empty for the standard one
 * @param tables what tables, views and sequences are called instead of their own names
 * @param columns what columns are called instead of their own names
 */
record NameChoices(
        Optional<String> naming,
        Place place,
        List<Renaming> tables,
        List<Renaming> columns,
        String classPrefix,
        String classSuffix,
        String rowPrefix,
        String rowSuffix,
        Optional<String> sequencesClass,
        Optional<String> schemaClass) {
    static final List<String> KEYS = List.of(
            "naming",
            "tables",
            "columns",
            "classPrefix",
            "classSuffix",
            "rowPrefix",
            "rowSuffix",
            "sequencesClass",
            "schemaClass");
    static final List<String> RENAMING = List.of("match", "name");

    /** Another name for what a pattern matches, as if the database had it. */
    record Renaming(PlacedPattern match, String name) {
        private static Renaming read(ConfigNode node) {
            ObjectKeys keys = ObjectKeys.of(node, RENAMING);
            PlacedPattern match = keys.pattern("match")
                    .orElseThrow(() -> keys.refused("the key match is missing: a regular expression for whole names"));
            String name = keys.requiredText("name", "$1");
            Replacement.check(keys.place("name"), match, name);
            return new Renaming(match, name);
        }
    }

    static NameChoices standard(Place place) {
        return new NameChoices(
                Optional.empty(), place, List.of(), List.of(), "", "", "", "Row", Optional.empty(), Optional.empty());
    }

    /** These choices with what an object of the configuration replaces. */
    NameChoices read(ConfigNode node) {
        ObjectKeys keys = ObjectKeys.of(node, KEYS);
        NameChoices read = new NameChoices(
                keys.className("naming").or(() -> naming),
                keys.has("naming") ? keys.place("naming") : place,
                keys.has("tables") ? keys.list("tables", Renaming::read) : tables,
                keys.has("columns") ? keys.list("columns", Renaming::read) : columns,
                affix(keys, "classPrefix").orElse(classPrefix),
                affix(keys, "classSuffix").orElse(classSuffix),
                affix(keys, "rowPrefix").orElse(rowPrefix),
                affix(keys, "rowSuffix").orElse(rowSuffix),
                simpleName(keys, "sequencesClass").or(() -> sequencesClass),
                simpleName(keys, "schemaClass").or(() -> schemaClass));
        if (read.rowPrefix.equals(read.classPrefix) && read.rowSuffix.equals(read.classSuffix)) {
            throw keys.refused("a table's class and its row record would have one name: give rowSuffix, rowPrefix,"
                    + " classSuffix or classPrefix so that they differ");
        }
        return read;
    }

    /** A part of a name, which may be empty. */
    private static Optional<String> affix(ObjectKeys keys, String key) {
        if (keys.node(key)
                .filter(ConfigNode.Text.class::isInstance)
                .map(ConfigNode.Text.class::cast)
                .map(ConfigNode.Text::value)
                .filter(String::isEmpty)
                .isPresent()) {
            return Optional.of("");
        }
        return keys.text(key).map(text -> {
            if (!text.chars().allMatch(Character::isJavaIdentifierPart)
                    || key.endsWith("Prefix") && !Character.isJavaIdentifierStart(text.charAt(0))) {
                throw keys.place(key)
                        .refused("\"" + text + "\" is no part of a Java name: expected letters and digits, such as"
                                + " Row");
            }
            return text;
        });
    }

    private static Optional<String> simpleName(ObjectKeys keys, String key) {
        return keys.text(key).map(name -> {
            if (!JavaWords.isClassName(name)) {
                throw keys.place(key)
                        .refused("\"" + name + "\" is no name of a class: expected one without a package, such as"
                                + " Ids");
            }
            return name;
        });
    }

    List<PlacedPattern> tablePatterns() {
        return tables.stream().map(Renaming::match).toList();
    }

    List<PlacedPattern> columnPatterns() {
        return columns.stream().map(Renaming::match).toList();
    }
}
