package io.leanq.codegen.rule;

import com.palantir.javapoet.CodeBlock;
import io.leanq.schema.ColumnDefinition;
import io.leanq.schema.TableDefinition;

/** Adds one field for each column, with its type, and whether it is nullable. */
final class AddColumns implements Rule {

    @Override
    public void apply(TableClass table) {
        TableDefinition definition = table.definition();
        for (ColumnDefinition column : definition.columns()) {
            boolean key = definition.primaryKey().contains(column.name());
            boolean nullable = definition.nullable(column);
            JavaType type = table.choices().type(definition, column);
            String field = table.names().field(definition.name(), column.name());
            ColumnField made =
                    new ColumnField(column, field, type, table.choices().nullable(definition, column));
            if (!nullable && !key && !column.isIdentity()) {
                made.option(CodeBlock.of("notNull()"));
            }
            column.comment().ifPresent(text -> made.option(CodeBlock.of("comment($S)", text)));
            if (!type.isOf(column.type()) && type.isStandard(column.type().sqlType())) {
                table.leaveOut("the Java type " + column.type().javaType().getName() + " of column " + column.name());
            }
            table.add(made);
        }
        definition.comment().ifPresent(text -> table.constructor().addStatement("tableComment($S)", text));
    }
}
