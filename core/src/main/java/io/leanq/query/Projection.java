package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.LeanqException;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.SelectItem;
import io.leanq.tree.SourceInstance;
import io.leanq.type.Cells;
import io.leanq.type.FailedConversion;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a select list, and how a Java value is made from them. Immutable.
 *
 * <p>A row made by {@code row(…)} or a row record, nested or selected alone, is null if all its columns belong to one
 * outer-joined table, the table's whole primary key is among them, and every column of the key is NULL. Otherwise it is
 * made from its values, even if all of them are NULL.
 *
 * @param <T> the Java type of the value
 */
public final class Projection<T> {

    /** Makes the reader of a projection when the outer-joined tables of the query are known. */
    @FunctionalInterface
    interface ReaderFactory<T> {
        RowReader<T> reader(Set<SourceInstance> outerJoined);
    }

    /** Makes the reader of a row from the readers of its parts. */
    @FunctionalInterface
    interface Assembler<R> {
        RowReader<R> assemble(Parts parts);
    }

    private final List<Expression<?>> columns;
    private final boolean row;
    private final ReaderFactory<T> factory;

    private Projection(List<Expression<?>> columns, boolean row, ReaderFactory<T> factory) {
        this.columns = List.copyOf(columns);
        this.row = row;
        this.factory = factory;
    }

    static <T> Projection<T> of(Expression<T> expression) {
        return new Projection<>(List.of(expression), false, outer -> cell(expression));
    }

    private static <T> RowReader<T> cell(Expression<T> expression) {
        DataType<T, ?, ?> type = expression.type();
        return (cells, at) -> {
            try {
                return type.read(cells, at);
            } catch (RuntimeException e) {
                throw FailedConversion.at(expression, e);
            }
        };
    }

    static <R> Projection<R> ofColumns(List<? extends SourceColumn<?>> columns, RowReader<R> read) {
        List<Expression<?>> expressions = new ArrayList<>(columns);
        Projection<R> plain = new Projection<>(expressions, true, outer -> read);
        List<Projection<?>> cells = new ArrayList<>();
        expressions.forEach(column -> cells.add(column.projection()));
        return new Projection<>(expressions, true, outer -> new Parts(cells, outer).naming(plain.reader(outer)));
    }

    static <R> Projection<R> ofParts(List<? extends @Nullable Selectable<?>> selectables, Assembler<R> assembler) {
        if (selectables.isEmpty()) {
            throw new InvalidStatement("a select list needs at least one column");
        }
        return new Projection<>(columnsOf(selectables), true, new MadeOfParts<>(selectables, assembler));
    }

    /**
     * The same columns, whose values another assembler makes into a row.
     *
     * @throws ClassCastException if this projection was not made of parts
     */
    <M> Projection<M> madeBy(Assembler<M> assembler) {
        return new Projection<>(columns, true, new MadeOfParts<>(((MadeOfParts<T>) factory).selectables, assembler));
    }

    private record MadeOfParts<R>(List<? extends @Nullable Selectable<?>> selectables, Assembler<R> assembler)
            implements ReaderFactory<R> {
        @Override
        public RowReader<R> reader(Set<SourceInstance> outerJoined) {
            List<Projection<?>> parts = new ArrayList<>(selectables.size());
            selectables.forEach(part -> parts.add(part.projection()));
            Parts readers = new Parts(parts, outerJoined);
            return readers.naming(assembler.assemble(readers));
        }
    }

    private static List<Expression<?>> columnsOf(List<? extends @Nullable Selectable<?>> selectables) {
        Expression<?>[] columns = new Expression<?>[selectables.size()];
        for (int i = 0; i < columns.length; i++) {
            Object part = selectables.get(i);
            // Columns first: instanceof compares once for a class, and searches for an interface.
            if (part instanceof SourceColumn<?> column) {
                columns[i] = column;
            } else if (part instanceof Expression<?> expression) {
                columns[i] = expression;
            } else {
                return columnsOfRows(selectables);
            }
        }
        return List.of(columns);
    }

    private static List<Expression<?>> columnsOfRows(List<? extends @Nullable Selectable<?>> selectables) {
        List<Expression<?>> columns = new ArrayList<>(2 * selectables.size());
        for (Selectable<?> part : selectables) {
            columns.addAll(Needed.SELECTABLE.in("select", part).projection().columns);
        }
        return columns;
    }

    /** The same rows, read in the same way, whose columns are described by other types. */
    Projection<T> withColumns(List<Expression<?>> others) {
        return others.equals(columns) ? this : new Projection<>(others, row, factory);
    }

    /** This projection as the whole select list: a row is then null by the same rule as a row inside another one. */
    Projection<T> alone() {
        return row ? new Projection<>(columns, true, outer -> new Parts(List.of(this), outer).reader(0)) : this;
    }

    /** The columns in the order of the select list. */
    public List<Expression<?>> columns() {
        return columns;
    }

    /**
     * The positions of the columns that were selected as this expression. If there are several, those with this label;
     * all of them if none has it.
     *
     * @param label null for an expression without a label
     */
    static List<Integer> positions(List<Expression<?>> columns, ExpressionNode wanted, @Nullable String label) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            ExpressionNode candidate = columns.get(i).node();
            if (StackDepth.guarded(() -> candidate.equals(wanted))) {
                found.add(i);
            }
        }
        if (found.size() < 2) {
            return found;
        }
        List<Integer> labelled = found.stream()
                .filter(at -> Objects.equals(label, columns.get(at).label().orElse(null)))
                .toList();
        return labelled.isEmpty() ? found : labelled;
    }

    List<SelectItem> items() {
        SelectItem[] items = new SelectItem[columns.size()];
        for (int i = 0; i < items.length; i++) {
            Expression<?> column = columns.get(i);
            items[i] = column instanceof SourceColumn<?> ofTable
                    ? ofTable.node().item()
                    : new SelectItem(column.node(), column.label());
        }
        return List.of(items);
    }

    RowReader<T> reader(Set<SourceInstance> outerJoined) {
        return factory.reader(outerJoined);
    }

    /** The readers of the parts of a row, each with the position of its first cell. */
    static final class Parts {
        private final List<Projection<?>> parts;
        private final Set<SourceInstance> outerJoined;
        private final int[] offsets;

        private Parts(List<Projection<?>> parts, Set<SourceInstance> outerJoined) {
            this.parts = parts;
            this.outerJoined = outerJoined;
            this.offsets = new int[parts.size()];
            for (int i = 1; i < offsets.length; i++) {
                offsets[i] = offsets[i - 1] + parts.get(i - 1).columns.size();
            }
        }

        int count() {
            return offsets.length;
        }

        /** @param <A> the Java type as which the part was selected; the generated callers match it to the index */
        <A> RowReader<A> reader(int index) {
            @SuppressWarnings("unchecked")
            Projection<A> part = (Projection<A>) parts.get(index);
            RowReader<A> reader = part.reader(outerJoined);
            int offset = offsets[index];
            int[] key = part.row ? NullRows.keyPositions(part.columns, outerJoined) : null;
            if (key != null) {
                return (cells, at) -> NullRows.isNull(cells, at + offset, key) ? null : reader.read(cells, at + offset);
            }
            return offset == 0 ? reader : (cells, at) -> reader.read(cells, at + offset);
        }

        /**
         * A reader whose failure on NULL names the column. A function that takes a primitive would fail with a
         * NullPointerException, which names none.
         */
        <R> RowReader<R> naming(RowReader<R> make) {
            return (cells, at) -> {
                try {
                    return make.read(cells, at);
                } catch (NullPointerException e) {
                    List<String> nulls = nullColumns(cells, at);
                    if (nulls.isEmpty()) {
                        throw e;
                    }
                    throw new LeanqException(
                            "the row's maker failed on NULL in " + String.join(", ", nulls)
                                    + ": let it take a nullable type there, or select rows without NULL",
                            e);
                }
            };
        }

        private List<String> nullColumns(Cells cells, int at) {
            List<String> names = new ArrayList<>();
            for (int i = 0; i < parts.size(); i++) {
                List<Expression<?>> columns = parts.get(i).columns;
                for (int j = 0; j < columns.size(); j++) {
                    if (cells.isNull(at + offsets[i] + j)) {
                        names.add(columns.get(j).toString());
                    }
                }
            }
            return names;
        }
    }
}
