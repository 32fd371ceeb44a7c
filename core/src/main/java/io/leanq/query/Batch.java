package io.leanq.query;

import io.leanq.BatchRows;
import io.leanq.InvalidStatement;
import io.leanq.LeanqException;
import io.leanq.render.Dialect;
import io.leanq.render.SqlText;
import io.leanq.schema.Column;
import io.leanq.schema.ColumnDefinition;
import io.leanq.schema.RowTable;
import io.leanq.schema.Sequence;
import io.leanq.tree.ChangeNode;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.TableIdentity;
import io.leanq.type.Binds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * One prepared statement for any number of rows. {@link Dsl#batchInsert}, {@link Dsl#batchUpsert} and
 * {@link Dsl#batchOf} make it; {@code batch(batch, rows)} of a database or transaction runs it. Immutable and
 * thread-safe.
 *
 * @param <R> the Java type of one row
 */
public final class Batch<R> extends KeptText {
    private final ChangeNode node;
    private final Function<SqlText, PreparedBatch<R>> prepare;

    Batch(ChangeNode node, Function<SqlText, PreparedBatch<R>> prepare) {
        this.node = node;
        this.prepare = prepare;
    }

    /** A batch whose rows are row records, written by the table's row mapping. */
    static <T extends RowTable<T, R>, R> Batch<R> of(T table, ChangeNode.Insert.Mode mode) {
        Assignments.requireChangeable(
                Needed.TABLE.in(mode == ChangeNode.Insert.Mode.INSERT ? "batchInsert" : "batchUpsert", table),
                InsertStatement.operation(mode));
        RowMapping<T, R> mapping = table.row();
        List<Column<T, ?>> columns = RecordInsert.written(mapping);
        List<ExpressionNode.Column> targets = new ArrayList<>(RecordInsert.columns(table, mode, mapping));
        Set<String> names =
                targets.stream().map(ExpressionNode.Column::name).collect(Collectors.toCollection(HashSet::new));
        UpsertKey.require(table, mode, names);
        List<ColumnDefinition> drawn = new ArrayList<>();
        for (ColumnDefinition column : table.definition().columns()) {
            if (column.sequence().isPresent() && !names.contains(column.name())) {
                drawn.add(column);
                targets.add(InsertNodes.target(table, column));
            }
        }
        List<ExpressionNode> placeholders = new ArrayList<>();
        columns.forEach(c ->
                placeholders.add(new ExpressionNode.Parameter(c.name(), c.type().sqlType())));
        drawn.forEach(c ->
                placeholders.add(new ExpressionNode.Parameter(c.name(), c.type().sqlType())));
        ChangeNode.Insert node = new ChangeNode.Insert(
                mode,
                table.instance(),
                targets,
                new ChangeNode.InsertSource.Values(List.of(List.copyOf(placeholders))));
        return new Batch<>(node, text -> {
            BatchRow<T> to = new BatchRow<>(table, mode, columns, !text.limits().isEmpty());
            return prepared(node, text, BatchOutcome.ANY, (row, binds, draw) -> {
                to.clear();
                mapping.write().write(row, to);
                to.writeTo(binds, draw);
                for (int i = 0; i < drawn.size(); i++) {
                    BatchRow.draw(drawn.get(i), binds, columns.size() + i, draw);
                }
            });
        });
    }

    /** A batch whose rows supply the values of a change's params. */
    static <R> Batch<R> of(Change change, List<ParamSource<R>> sources) {
        AbstractChange template = AbstractChange.known(Needed.CHANGE.in("batchOf(null, …)", change));
        Map<ExpressionNode, ParamSource<R>> byParam = new HashMap<>();
        for (ParamSource<R> source : sources) {
            ParamSource<R> present = Needed.SOURCE_OF_PARAM.in("batchOf(change, null)", source);
            if (byParam.put(present.param().node(), present) != null) {
                throw new InvalidStatement("batchOf: param " + present.param().name() + " is given twice");
            }
        }
        return new Batch<>(template.node(), text -> {
            ParamRows<R> rows = new ParamRows<>(text, byParam, template.values());
            return prepared(template.node(), text, BatchOutcome.ANY, (row, binds, draw) -> rows.write(row, binds));
        });
    }

    /**
     * Adds to a failure the number of the row that could not be read from its source or written. An exception of
     * another library keeps its type: the number is in a suppressed {@link LeanqException}.
     *
     * @param number the position of the row in the batch, counted from 0
     */
    static void atRow(long number, RuntimeException failure) {
        LeanqException beside =
                failure instanceof LeanqException own ? own : new LeanqException("the rows of a batch failed");
        beside.inBatch(BatchRows.one(number));
        if (beside != failure) {
            failure.addSuppressed(beside);
        }
    }

    /** Writes one row. */
    @FunctionalInterface
    interface Encoder<R> {
        void encode(R row, Binds binds, ToLongFunction<Sequence> draw);
    }

    static <R> PreparedBatch<R> prepared(ChangeNode node, SqlText text, BatchOutcome outcome, Encoder<R> encoder) {
        return new PreparedBatch<>() {
            private long rows;

            @Override
            public String sql() {
                return text.sql();
            }

            @Override
            public TableIdentity target() {
                return node.table().table();
            }

            @Override
            public boolean holdsValues() {
                return text.holdsValues();
            }

            @Override
            public boolean hasPlainSql() {
                return text.plain();
            }

            @Override
            public void encode(R row, Binds binds, ToLongFunction<Sequence> draw) {
                long number = rows++;
                try {
                    if (row == null) {
                        throw new InvalidStatement(
                                "a row of the batch is null: give a row for each step of the iterator");
                    }
                    encoder.encode(row, binds, draw);
                } catch (RuntimeException e) {
                    atRow(number, e);
                    throw e;
                }
            }

            @Override
            public void requireOutcome(long row, long changed) {
                outcome.require(row, changed);
            }

            @Override
            public void sourceFailed(RuntimeException failure) {
                atRow(rows, failure);
            }
        };
    }

    /**
     * The text of the statement and the encoder of its rows in a dialect, for one run of the batch.
     *
     * @throws io.leanq.render.UnsupportedSqlException if the dialect has no exact form of a part
     * @throws InvalidStatement if a param has neither a value nor a source, or a source belongs to no param of the
     *     statement
     */
    public PreparedBatch<R> prepare(Dialect dialect) {
        return prepare.apply(text(dialect));
    }

    @Override
    SqlText rendered(Dialect dialect, int longest) {
        return dialect.render(node, longest);
    }

    @Override
    public String toString() {
        return Descriptions.of(() -> Dialect.STANDARD.describe(node));
    }
}
