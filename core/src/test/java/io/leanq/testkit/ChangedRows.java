package io.leanq.testkit;

import io.leanq.render.Rendered;
import io.leanq.schema.ColumnDefinition;
import io.leanq.tree.ExpressionNode;
import io.leanq.type.Binds;
import io.leanq.type.Cells;
import io.leanq.type.SqlType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.jdbc.JavaTypeFactoryImpl;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDelete;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlInsert;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlMerge;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlUpdate;
import org.apache.calcite.sql.dialect.CalciteSqlDialect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Computes the rows of a table after a change, by Calcite. Its engine runs no changes, so their parts are run as
 * queries: the condition selects the affected rows, and the new values are selected from them, each cast to the type of
 * its column as in an assignment.
 */
final class ChangedRows {
    private static final SqlParserPos NOWHERE = SqlParserPos.ZERO;
    private static final JavaTypeFactoryImpl TYPES = new JavaTypeFactoryImpl(new WideDecimals());

    private final QueryEngine engine;
    private final TableRows table;
    private final List<ExpressionNode.Bind> binds;

    private ChangedRows(QueryEngine engine, TableRows table, List<ExpressionNode.Bind> binds) {
        this.engine = engine;
        this.table = table;
        this.binds = binds;
    }

    /** The table that the statement changes, found by its name in any case. */
    static TableRows target(String sql, List<TableRows> tables) {
        SqlNode change = CalciteJudge.parsed(sql);
        SqlNode target = change instanceof SqlDelete delete
                ? delete.getTargetTable()
                : change instanceof SqlUpdate update
                        ? update.getTargetTable()
                        : change instanceof SqlMerge merge
                                ? merge.getTargetTable()
                                : ((SqlInsert) change).getTargetTable();
        String name = ((SqlIdentifier) target).getSimple();
        return tables.stream()
                .filter(table -> table.table().definition().name().name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow();
    }

    /** All rows of the table after the change; a value drawn from a sequence is null. */
    static List<List<@Nullable Object>> after(Rendered rendered, TableRows table, QueryEngine engine) throws Exception {
        ChangedRows changed = new ChangedRows(engine, table, rendered.binds());
        SqlNode change = CalciteJudge.parsed(rendered.sql());
        if (change instanceof SqlDelete delete) {
            return changed.replaced(changed.every(delete.getTargetTable(), delete.getCondition()), List.of());
        } else if (change instanceof SqlUpdate update) {
            return changed.replaced(
                    changed.every(update.getTargetTable(), update.getCondition()), changed.updated(update));
        } else if (change instanceof SqlMerge merge) {
            return changed.merged(merge);
        }
        return changed.replaced(List.of(), changed.inserted((SqlInsert) change));
    }

    /** The columns for which an insert draws from a sequence in any row. */
    static List<String> drawn(String sql) {
        if (!(CalciteJudge.parsed(sql) instanceof SqlInsert insert)) {
            return List.of();
        }
        List<String> drawn = new ArrayList<>();
        for (SqlNode row : rows(insert)) {
            for (int i = 0; i < ((SqlCall) row).operandCount(); i++) {
                if (((SqlCall) row).operand(i).getKind() == SqlKind.NEXT_VALUE) {
                    drawn.add(name(insert.getTargetColumnList().get(i)));
                }
            }
        }
        return drawn;
    }

    private List<List<@Nullable Object>> replaced(
            List<List<@Nullable Object>> gone, List<List<@Nullable Object>> come) {
        List<List<@Nullable Object>> rows = new ArrayList<>(table.rows());
        List<List<String>> texts = new ArrayList<>(JudgedRows.text(rows));
        for (List<String> row : JudgedRows.text(gone)) {
            int at = texts.indexOf(row);
            texts.remove(at);
            rows.remove(at);
        }
        rows.addAll(come);
        return rows;
    }

    private List<List<@Nullable Object>> every(SqlNode from, @Nullable SqlNode condition) throws Exception {
        List<String> names = columns().stream().map(ColumnDefinition::name).toList();
        return fetch(select(SqlNodeList.of(SqlIdentifier.star(NOWHERE)), from, condition), names);
    }

    /**
     * The rows after an update. The values are selected first, so that placeholders keep their order; then each row is
     * put in the order of the columns.
     */
    private List<List<@Nullable Object>> updated(SqlUpdate update) throws Exception {
        Map<String, SqlNode> items = new LinkedHashMap<>();
        for (int i = 0; i < update.getTargetColumnList().size(); i++) {
            String column = name(update.getTargetColumnList().get(i));
            items.put(column, cast(update.getSourceExpressionList().get(i), column));
        }
        for (ColumnDefinition column : columns()) {
            items.putIfAbsent(column.name(), new SqlIdentifier(column.name(), NOWHERE));
        }
        return fetch(
                select(new SqlNodeList(items.values(), NOWHERE), update.getTargetTable(), update.getCondition()),
                List.copyOf(items.keySet()));
    }

    private List<List<@Nullable Object>> inserted(SqlInsert insert) throws Exception {
        List<String> names =
                insert.getTargetColumnList().stream().map(ChangedRows::name).toList();
        if (insert.getSource().getKind() != SqlKind.VALUES) {
            return fetch(insert.getSource(), names);
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (SqlNode row : rows(insert)) {
            List<SqlNode> values = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                SqlNode value = ((SqlCall) row).operand(i);
                values.add(
                        value.getKind() == SqlKind.NEXT_VALUE || value.getKind() == SqlKind.DEFAULT
                                ? cast(SqlLiteral.createNull(NOWHERE), names.get(i))
                                : cast(value, names.get(i)));
            }
            rows.addAll(fetch(select(new SqlNodeList(values, NOWHERE), null, null), names));
        }
        return rows;
    }

    /** The rows after a merge: pairs of both tables are updated, rows of the source without a partner are inserted. */
    private List<List<@Nullable Object>> merged(SqlMerge merge) throws Exception {
        SqlNode target = merge.getTargetTable();
        SqlNode source = merge.getSourceTableRef();
        SqlNode condition = merge.getCondition();
        SqlUpdate update = merge.getUpdateCall();
        SqlInsert insert = merge.getInsertCall();
        List<List<@Nullable Object>> gone = List.of();
        List<List<@Nullable Object>> come = new ArrayList<>();
        if (update != null) {
            SqlNode pairs = new SqlJoin(
                    NOWHERE,
                    target,
                    SqlLiteral.createBoolean(false, NOWHERE),
                    JoinType.INNER.symbol(NOWHERE),
                    source,
                    JoinConditionType.ON.symbol(NOWHERE),
                    condition);
            Map<String, SqlNode> old = new LinkedHashMap<>();
            columns()
                    .forEach(column ->
                            old.put(column.name(), new SqlIdentifier(List.of(name(target), column.name()), NOWHERE)));
            gone = fetch(old, pairs, null, source, condition);
            Map<String, SqlNode> changed = new LinkedHashMap<>(old);
            for (int i = 0; i < update.getTargetColumnList().size(); i++) {
                String column = name(update.getTargetColumnList().get(i));
                changed.put(column, cast(update.getSourceExpressionList().get(i), column));
            }
            come.addAll(fetch(changed, pairs, null, source, condition));
        }
        if (insert != null) {
            SqlNode one = SqlLiteral.createExactNumeric("1", NOWHERE);
            SqlNode partner =
                    SqlStdOperatorTable.EXISTS.createCall(NOWHERE, select(SqlNodeList.of(one), target, condition));
            Map<String, SqlNode> values = new LinkedHashMap<>();
            for (int i = 0; i < insert.getTargetColumnList().size(); i++) {
                String column = name(insert.getTargetColumnList().get(i));
                values.put(column, cast(((SqlCall) rows(insert).get(0)).operand(i), column));
            }
            SqlNode alone = SqlStdOperatorTable.NOT.createCall(NOWHERE, partner);
            come.addAll(fetch(values, source, alone, source, condition));
        }
        return replaced(gone, come);
    }

    /** @param source the part of the query, beside its items and before the condition, that has placeholders */
    private List<List<@Nullable Object>> fetch(
            Map<String, SqlNode> items, SqlNode from, @Nullable SqlNode where, SqlNode source, SqlNode condition)
            throws Exception {
        SqlNodeList selected = new SqlNodeList(items.values(), NOWHERE);
        return fetch(select(selected, from, where), List.of(selected, source, condition), List.copyOf(items.keySet()));
    }

    private static List<SqlNode> rows(SqlInsert insert) {
        return insert.getSource().getKind() == SqlKind.VALUES
                ? ((SqlCall) insert.getSource()).getOperandList()
                : List.of();
    }

    private List<ColumnDefinition> columns() {
        return table.table().definition().columns();
    }

    private int position(String column) {
        for (int i = 0; i < columns().size(); i++) {
            if (columns().get(i).name().equalsIgnoreCase(column)) {
                return i;
            }
        }
        throw new AssertionError("no such column: " + column);
    }

    private static String name(SqlNode column) {
        return ((SqlIdentifier) column).getSimple();
    }

    /**
     * Casts a value to the type of its column. Inside a CAST Calcite infers no type for placeholders in a condition, a
     * CASE or arithmetic, and these have the type of the column anyway.
     */
    private SqlNode cast(SqlNode value, String column) {
        SqlType type = columns().get(position(column)).type().sqlType();
        boolean typed = value.getKind() == SqlKind.CASE
                || SqlKind.BINARY_ARITHMETIC.contains(value.getKind())
                || type == SqlType.Simple.BOOLEAN
                        && value.getKind() != SqlKind.DYNAMIC_PARAM
                        && value.getKind() != SqlKind.LITERAL;
        return typed
                ? value
                : SqlStdOperatorTable.CAST.createCall(
                        NOWHERE, value, SqlTypeUtil.convertTypeToSpec(CalciteTable.type(TYPES, type)));
    }

    private static SqlSelect select(SqlNodeList items, @Nullable SqlNode from, @Nullable SqlNode condition) {
        return new SqlSelect(NOWHERE, null, items, from, condition, null, null, null, null, null, null, null, null);
    }

    /** @param names the columns that the query selects; other columns of the table are NULL */
    private List<List<@Nullable Object>> fetch(SqlNode query, List<String> names) throws Exception {
        return fetch(query, List.of(query), names);
    }

    /** @param parts the parts of the query with placeholders, in its order; inside of each they are in their own */
    private List<List<@Nullable Object>> fetch(SqlNode query, List<SqlNode> parts, List<String> names)
            throws Exception {
        List<Integer> places = new ArrayList<>();
        for (SqlNode part : parts) {
            List<Integer> inside = new ArrayList<>();
            part.accept(new SqlBasicVisitor<@Nullable Void>() {
                @Override
                public @Nullable Void visit(SqlDynamicParam param) {
                    inside.add(param.getIndex());
                    return null;
                }
            });
            Collections.sort(inside);
            places.addAll(inside);
        }
        String sql = query.toSqlString(config -> config.withDialect(CalciteSqlDialect.DEFAULT))
                .getSql();
        return engine.fetch(sql, values -> write(places, values), cells -> row(cells, names));
    }

    private void write(List<Integer> places, Binds values) {
        for (int i = 0; i < places.size(); i++) {
            ExpressionNode.Bind bind = binds.get(places.get(i));
            bind.type().write(values, i, bind.value());
        }
    }

    private List<@Nullable Object> row(Cells cells, List<String> names) {
        List<@Nullable Object> row =
                new ArrayList<>(Collections.nCopies(columns().size(), null));
        for (int i = 0; i < names.size(); i++) {
            int at = position(names.get(i));
            row.set(at, columns().get(at).type().sqlType().read(cells, i));
        }
        return row;
    }
}
