package io.leanq.query;

import io.leanq.tree.ChangeNode;
import io.leanq.tree.ExpressionNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An insert or upsert of rows of {@link UntypedColumns}, to which more can be added; the generated
 * {@code InsertColumnsN} use it. The rows are a linked list, which the steps of an insert share. Immutable.
 */
public final class UntypedRows extends AbstractChange implements Insert {
    private final UntypedColumns columns;
    private final @Nullable UntypedRows earlier;
    private final List<ExpressionNode> last;
    private volatile ChangeNode.@Nullable Insert node;

    /**
     * @param earlier the rows before this one, null for the first
     * @param last this row, a value for each column
     */
    UntypedRows(UntypedColumns columns, @Nullable UntypedRows earlier, List<ExpressionNode> last) {
        super(ParamValues.NONE);
        this.columns = columns;
        this.earlier = earlier;
        this.last = last;
    }

    /**
     * Adds a row, a value for each column. Null writes NULL, or draws the next number if a sequence feeds the column.
     */
    public UntypedRows values(@Nullable Object... row) {
        return new UntypedRows(columns, this, columns.row(row));
    }

    @Override
    ChangeNode.Insert node() {
        ChangeNode.Insert made = node;
        if (made == null) {
            List<List<ExpressionNode>> rows = new ArrayList<>();
            for (UntypedRows at = this; at != null; at = at.earlier) {
                rows.add(at.last);
            }
            Collections.reverse(rows);
            made = columns.node(rows);
            node = made;
        }
        return made;
    }
}
