package io.leanq.query;

import io.leanq.schema.Column;
import io.leanq.schema.Table;
import io.leanq.tree.ChangeNode;
import io.leanq.tree.FromItem;
import org.jspecify.annotations.Nullable;

/** A complete merge, whose last clause can be continued by the subclasses. */
abstract class MergeStatement<T extends Table<T>> extends AbstractChange implements Merge {
    private final MergeParts<T> parts;
    private volatile ChangeNode.@Nullable Merge node;

    private MergeStatement(MergeParts<T> parts) {
        super(ParamValues.NONE);
        this.parts = parts;
    }

    static <T extends Table<T>> Into<T> into(@Nullable T table) {
        T present = Needed.TABLE.in("mergeInto", table);
        Assignments.requireChangeable(present, "mergeInto");
        return new WithoutSource<>(present);
    }

    public final MergeParts<T> parts() {
        return parts;
    }

    @Override
    final ChangeNode.Merge node() {
        ChangeNode.Merge made = node;
        if (made == null) {
            made = parts.node();
            node = made;
        }
        return made;
    }

    private record WithoutSource<T extends Table<T>>(T table) implements Into<T> {
        @Override
        public Using<T> using(Source source) {
            return new WithoutCondition<>(table, MergeParts.source(table, source));
        }
    }

    private record WithoutCondition<T extends Table<T>>(T table, FromItem source) implements Using<T> {
        @Override
        public When<T> on(Condition condition) {
            return new WithoutClause<>(MergeParts.of(table, source, condition));
        }
    }

    private record WithoutClause<T extends Table<T>>(MergeParts<T> parts) implements When<T> {
        @Override
        public Matched<T> whenMatched() {
            return new UpdatesNothing<>(parts);
        }

        @Override
        public NotMatched<T> whenNotMatched() {
            return new InsertsNothing<>(parts);
        }
    }

    /** The calls of the clause that updates, before and after its first column. */
    private interface Updating<T extends Table<T>> extends Matched<T> {
        MergeParts<T> parts();

        @Override
        default <V> Updated<T> set(Column<T, V> column, @Nullable V value) {
            return new Updates<>(parts().update(column, value));
        }

        @Override
        default <V> Updated<T> set(Column<T, V> column, Expression<V> value) {
            return new Updates<>(parts().update(column, value));
        }

        @Override
        default Updated<T> setNull(Column<T, ?> column) {
            return new Updates<>(parts().updateToNull(column));
        }
    }

    private record UpdatesNothing<T extends Table<T>>(MergeParts<T> parts) implements Updating<T> {}

    private static final class Updates<T extends Table<T>> extends MergeStatement<T>
            implements Updating<T>, Updated<T> {
        Updates(MergeParts<T> parts) {
            super(parts);
        }

        @Override
        public NotMatched<T> whenNotMatched() {
            return new InsertsNothing<>(parts());
        }
    }

    /** The calls of the clause that inserts, before and after its first column. */
    private interface Inserting<T extends Table<T>> extends NotMatched<T> {
        MergeParts<T> parts();

        @Override
        default <V> Inserted<T> set(Column<T, V> column, @Nullable V value) {
            return new Inserts<>(parts().insert(column, value));
        }

        @Override
        default <V> Inserted<T> set(Column<T, V> column, Expression<V> value) {
            return new Inserts<>(parts().insert(column, value));
        }

        @Override
        default Inserted<T> setNull(Column<T, ?> column) {
            return new Inserts<>(parts().insertNull(column));
        }
    }

    private record InsertsNothing<T extends Table<T>>(MergeParts<T> parts) implements Inserting<T> {}

    private static final class Inserts<T extends Table<T>> extends MergeStatement<T>
            implements Inserting<T>, Inserted<T> {
        Inserts(MergeParts<T> parts) {
            super(parts);
        }
    }
}
