package io.leanq.codegen;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import io.leanq.LeanqException;
import io.leanq.codegen.name.AllottedNames;
import io.leanq.codegen.rule.Rule;
import io.leanq.codegen.rule.TableClass;
import io.leanq.schema.ColumnDefinition;
import io.leanq.schema.MetaData;
import io.leanq.schema.Sequence;
import io.leanq.schema.TableDefinition;
import io.leanq.schema.View;
import io.leanq.tree.ObjectName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Writes one class for each table and view, one row record for each table, one class for the sequences, and one class
 * with a {@code MetaData} of everything. The same schema and options give the same bytes on every machine and day. A
 * file is written only if its content changes.
 *
 * <p>Thread-safe, unless two threads write into the same folder.
 */
public final class Generator {
    private final GeneratorOptions options;

    public Generator(GeneratorOptions options) {
        this.options = options;
    }

    /**
     * Generates classes from tables, views and sequences.
     *
     * @throws LeanqException if no object has a wanted name; if no Java class can hold what a table has; if a file that
     *     LeanQ did not write is in the way; or if a file cannot be written
     */
    public GeneratedFiles generate(MetaData metadata) {
        List<TableDefinition> tables = wanted(metadata.tables());
        List<TableDefinition> views =
                wanted(metadata.views().stream().map(View::definition).toList());
        List<Sequence> sequences = sequences(metadata, tables);
        if (tables.isEmpty() && views.isEmpty() && sequences.isEmpty()) {
            throw new LeanqException(
                    "nothing to generate: of " + metadata.tables().size() + " tables, "
                            + metadata.views().size() + " views and "
                            + metadata.sequences().size()
                            + " sequences none has a wanted name; look at the schema, include and exclude");
        }
        List<TableDefinition> both = new ArrayList<>(tables);
        both.addAll(views);
        AllottedNames names = new AllottedNames(options.naming(), both, sequences);

        List<String> leftOut = new ArrayList<>();
        List<TypeSpec> types = new ArrayList<>();
        for (TableDefinition definition : both) {
            boolean view = views.contains(definition);
            TableClass table = new TableClass(
                    definition,
                    view ? List.of() : metadata.indexesOf(definition),
                    view,
                    options.packageName(),
                    names,
                    options.columns());
            for (Rule rule : options.rules()) {
                rule.apply(table);
            }
            types.addAll(table.build());
            table.buildRow().ifPresent(types::add);
            leftOut.addAll(table.leftOut());
        }
        for (View<?> view : metadata.views()) {
            if (view.hasQuery() && options.wants(view.definition().name())) {
                leftOut.add("the query of view " + view.definition().name());
            }
        }
        if (!sequences.isEmpty()) {
            types.add(WholeClasses.sequences(sequences, names));
        }
        types.add(WholeClasses.metadata(tables, views, sequences, options.packageName(), names));

        Map<String, String> texts = new LinkedHashMap<>();
        types.stream()
                .sorted(Comparator.comparing(type -> Objects.requireNonNull(type.name())))
                .forEach(type -> texts.put(type.name() + ".java", text(type)));
        return new OutputFolder(options.output(), options.packageName()).replace(texts, leftOut);
    }

    private List<TableDefinition> wanted(List<TableDefinition> all) {
        return all.stream()
                .filter(table -> options.wants(table.name()))
                .sorted(Comparator.comparing(TableDefinition::name, ObjectName.BY_SCHEMA_AND_NAME))
                .toList();
    }

    /** The sequences with a wanted name, and those that feed a column of a wanted table, whatever their name. */
    private List<Sequence> sequences(MetaData metadata, List<TableDefinition> tables) {
        List<ObjectName> needed = new ArrayList<>();
        for (TableDefinition table : tables) {
            for (ColumnDefinition column : table.columns()) {
                options.columns().sequence(table, column).map(Sequence::name).ifPresent(needed::add);
            }
        }
        return metadata.sequences().stream()
                .filter(sequence -> options.wants(sequence.name()) || needed.contains(sequence.name()))
                .sorted(Comparator.comparing(Sequence::name, ObjectName.BY_SCHEMA_AND_NAME))
                .toList();
    }

    private String text(TypeSpec type) {
        JavaFile file = JavaFile.builder(options.packageName(), type)
                .addFileComment(OutputFolder.MARKER)
                .skipJavaLangImports(true)
                .indent("    ")
                .build();
        return Layout.of(file.toString());
    }
}
