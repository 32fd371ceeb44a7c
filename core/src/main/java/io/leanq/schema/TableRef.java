package io.leanq.schema;

import io.leanq.InvalidDefinition;
import io.leanq.tree.ObjectName;
import io.leanq.tree.SourceInstance;
import io.leanq.tree.TableIdentity;
import io.leanq.type.DataType;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a table's constructor is given and passes on: which table it is, under which alias, and, while the table is being
 * defined, where its definition is recorded. Only LeanQ makes them.
 *
 * @param <T> the table class
 */
public final class TableRef<T extends Table<T>> {
    private final SourceInstance.OfTable instance;
    private final Function<TableRef<T>, T> make;
    private @Nullable TableBuilder recording;
    private volatile boolean closed;
    private volatile @Nullable TableDefinition definition;

    private TableRef(SourceInstance.OfTable instance, Function<TableRef<T>, T> make) {
        this.instance = instance;
        this.make = make;
    }

    /** Runs the constructor, records what it defines, and seals it. */
    static <T extends Table<T>> T define(ObjectName name, Function<TableRef<T>, T> make) {
        TableIdentity identity = new TableIdentity(name);
        TableRef<T> ref = new TableRef<>(new SourceInstance.OfTable(identity, Optional.empty()), make);
        ref.recording = new TableBuilder(identity);
        T table = make.apply(ref);
        ref.closed = true;
        ref.definition = ref.recording.build();
        ref.recording = null;
        return table;
    }

    /** Runs the constructor again for an alias: columns are made, nothing is recorded. */
    T aliased(String alias) {
        TableRef<T> ref = new TableRef<>(
                new SourceInstance.OfTable(instance.table(), Optional.of(Names.required("alias", alias))), make);
        ref.definition = definition();
        T table = make.apply(ref);
        ref.closed = true;
        return table;
    }

    SourceInstance.OfTable instance() {
        return instance;
    }

    TableDefinition definition() {
        TableDefinition sealed = definition;
        if (sealed == null) {
            throw new InvalidDefinition(
                    "table " + instance + " is still being defined: use it after its constructor has" + " run");
        }
        return sealed;
    }

    ColumnDefinition column(String name, DataType<?> type, List<? extends ColumnOption<?>> options) {
        if (closed) {
            throw new InvalidDefinition("column " + name + " of " + instance.table() + " is defined after its table:"
                    + " columns are fields of the table class, set when it is constructed");
        }
        if (recording != null) {
            return recording.column(name, type, options);
        }
        return definition()
                .column(name)
                .orElseThrow(() -> new InvalidDefinition("alias " + instance + " has a column " + name
                        + " that the table does not have: its constructor must do the same every time"));
    }

    /** Where to record what is not a column; null for an alias, which records nothing. */
    @Nullable
    TableBuilder recording() {
        if (closed) {
            throw new InvalidDefinition("table " + instance.table()
                    + " is defined already: keys, indexes and options go" + " into its constructor");
        }
        return recording;
    }
}
