package io.leanq.testkit;

import io.leanq.schema.Sequence;
import io.leanq.schema.Table;
import java.util.List;
import java.util.Properties;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.config.CalciteConnectionConfigImpl;
import org.apache.calcite.config.CalciteConnectionProperty;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.jdbc.JavaTypeFactoryImpl;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorUtil;
import org.jspecify.annotations.Nullable;

/**
 * Checks SQL by Calcite, from which LeanXcale descends: by its parser, and by its validator over the given tables. The
 * validator reports "illegal use of dynamic parameter" where the type of a placeholder cannot be inferred. Thread-safe.
 */
public final class CalciteJudge {
    /** The configuration of the parser, for all tests: names are kept as written and quoted by double quotes. */
    public static final SqlParser.Config PARSER = SqlParser.config()
            .withUnquotedCasing(Casing.UNCHANGED)
            .withQuotedCasing(Casing.UNCHANGED)
            .withCaseSensitive(false);

    private final JavaTypeFactoryImpl types = new JavaTypeFactoryImpl(new WideDecimals());
    private final CalciteSchema schema = CalciteSchema.createRootSchema(false, false);

    private CalciteJudge() {}

    /** A judge that knows these tables and the sequences of their columns. */
    public static CalciteJudge knowing(Table<?>... tables) {
        CalciteJudge judge = new CalciteJudge();
        for (Table<?> table : tables) {
            judge.add(table);
        }
        return judge;
    }

    private void add(Table<?> table) {
        schema.add(table.definition().name().name(), CalciteTable.of(new TableRows(table, List.of())));
        table.definition().columns().stream()
                .flatMap(column -> column.sequence().stream())
                .forEach(this::add);
    }

    private void add(Sequence sequence) {
        schema.add(sequence.name().name(), CalciteTable.sequence());
    }

    /**
     * Parses the statement.
     *
     * @return the number of its question marks
     */
    public static int parse(String sql) {
        int[] placeholders = {0};
        parsed(sql).accept(new SqlBasicVisitor<@Nullable Void>() {
            @Override
            public @Nullable Void visit(SqlDynamicParam param) {
                placeholders[0]++;
                return null;
            }
        });
        return placeholders[0];
    }

    static SqlNode parsed(String sql) {
        try {
            return SqlParser.create(sql, PARSER).parseStmt();
        } catch (SqlParseException e) {
            throw new AssertionError("Calcite does not parse: " + sql, e);
        }
    }

    /** The message with which the validator refuses the statement; null if it accepts it. */
    public synchronized @Nullable String objection(String sql) {
        SqlNode node = parsed(sql);
        try {
            validator().validate(node);
            return null;
        } catch (CalciteContextException e) {
            return e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
        }
    }

    private SqlValidator validator() {
        Properties properties = new Properties();
        properties.setProperty(CalciteConnectionProperty.CASE_SENSITIVE.camelName(), "false");
        CalciteConnectionConfigImpl config = new CalciteConnectionConfigImpl(properties);
        CalciteCatalogReader catalog = new CalciteCatalogReader(schema, List.of(), types, config);
        return SqlValidatorUtil.newValidator(
                SqlStdOperatorTable.instance(), catalog, types, SqlValidator.Config.DEFAULT);
    }
}
