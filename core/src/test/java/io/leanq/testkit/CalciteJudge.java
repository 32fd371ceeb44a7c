package io.leanq.testkit;

import io.leanq.schema.ColumnDefinition;
import io.leanq.schema.Sequence;
import io.leanq.schema.Table;
import io.leanq.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.config.CalciteConnectionConfigImpl;
import org.apache.calcite.config.CalciteConnectionProperty;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.jdbc.JavaTypeFactoryImpl;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeSystemImpl;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.schema.Schema;
import org.apache.calcite.schema.impl.AbstractTable;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorUtil;
import org.jspecify.annotations.Nullable;

/**
 * LeanXcale's ancestor as a judge of SQL: its parser, and its validator over the tables it was told of. The validator
 * is the one that says "illegal use of dynamic parameter" where a placeholder's type cannot be inferred.
 */
public final class CalciteJudge {
    /** The one place where the parser is configured: names as written, quoted by double quotes. */
    public static final SqlParser.Config PARSER = SqlParser.config()
            .withUnquotedCasing(Casing.UNCHANGED)
            .withQuotedCasing(Casing.UNCHANGED)
            .withCaseSensitive(false);

    private final JavaTypeFactoryImpl types = new JavaTypeFactoryImpl(new WideDecimals());
    private final CalciteSchema schema = CalciteSchema.createRootSchema(false, false);

    private CalciteJudge() {}

    /** Knows these tables, and the sequences that feed their columns. */
    public static CalciteJudge knowing(Table<?>... tables) {
        CalciteJudge judge = new CalciteJudge();
        for (Table<?> table : tables) {
            judge.add(table);
        }
        return judge;
    }

    private void add(Table<?> table) {
        List<ColumnDefinition> columns = table.definition().columns();
        schema.add(
                table.definition().name().name(),
                new Rows(columns, types, org.apache.calcite.schema.Schema.TableType.TABLE));
        columns.stream().flatMap(c -> c.sequence().stream()).forEach(this::add);
    }

    private void add(Sequence sequence) {
        schema.add(sequence.name().name(), new Rows(List.of(), types, Schema.TableType.SEQUENCE));
    }

    /** The number of question marks in it. */
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

    private static SqlNode parsed(String sql) {
        try {
            return SqlParser.create(sql, PARSER).parseStmt();
        } catch (SqlParseException e) {
            throw new AssertionError("Calcite does not parse: " + sql, e);
        }
    }

    /** What its validator says against the statement, or null. */
    public @Nullable String objection(String sql) {
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

    /** LeanXcale's decimals have more digits than Calcite's own. */
    private static final class WideDecimals extends RelDataTypeSystemImpl {
        @Override
        public int getMaxPrecision(SqlTypeName type) {
            return type == SqlTypeName.DECIMAL ? 38 : super.getMaxPrecision(type);
        }

        @Override
        public int getMaxScale(SqlTypeName type) {
            return type == SqlTypeName.DECIMAL ? 38 : super.getMaxScale(type);
        }
    }

    /** Calcite's type for ours. */
    static RelDataType type(RelDataTypeFactory types, SqlType type) {
        return Rows.calcite(types, type);
    }

    /** A table without rows: only its row type is asked for. */
    private static final class Rows extends AbstractTable {
        private final RelDataType rowType;
        private final Schema.TableType kind;

        Rows(List<ColumnDefinition> columns, RelDataTypeFactory types, Schema.TableType kind) {
            List<String> names = new ArrayList<>();
            List<RelDataType> rowTypes = new ArrayList<>();
            for (ColumnDefinition column : columns) {
                names.add(column.name());
                rowTypes.add(types.createTypeWithNullability(
                        calcite(types, column.type().sqlType()), true));
            }
            this.rowType = types.createStructType(rowTypes, names);
            this.kind = kind;
        }

        static RelDataType calcite(RelDataTypeFactory types, SqlType type) {
            if (type instanceof SqlType.Decimal decimal) {
                return types.createSqlType(SqlTypeName.DECIMAL, decimal.precision(), decimal.scale());
            }
            if (type instanceof SqlType.Array array) {
                return types.createArrayType(calcite(types, array.element()), -1);
            }
            if (type == SqlType.Simple.CLOB || type == SqlType.Simple.BLOB) {
                return calcite(types, type.withoutLength());
            }
            String name = Stream.of(type.toString().split("\\(")).findFirst().orElseThrow();
            SqlTypeName sqlName = SqlTypeName.valueOf(name);
            int precision = precision(type);
            return precision < 0 ? types.createSqlType(sqlName) : types.createSqlType(sqlName, precision);
        }

        private static int precision(SqlType type) {
            if (type == SqlType.Simple.TIME || type == SqlType.Simple.TIMESTAMP) {
                return 3;
            }
            OptionalInt length = OptionalInt.empty();
            if (type instanceof SqlType.Varchar text) {
                length = text.length();
            } else if (type instanceof SqlType.Char text) {
                length = text.length();
            } else if (type instanceof SqlType.Varbinary bytes) {
                length = bytes.length();
            } else if (type instanceof SqlType.Binary bytes) {
                length = bytes.length();
            }
            return length.orElse(-1);
        }

        @Override
        public RelDataType getRowType(RelDataTypeFactory ignored) {
            return rowType;
        }

        @Override
        public Schema.TableType getJdbcTableType() {
            return kind;
        }
    }
}
