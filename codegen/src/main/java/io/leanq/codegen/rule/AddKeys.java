package io.leanq.codegen.rule;

import com.palantir.javapoet.CodeBlock;
import io.leanq.schema.UniqueConstraint;
import java.util.ArrayList;
import java.util.List;

/** Adds the primary key and the unique constraints. */
final class AddKeys implements Rule {
    /** The most columns of a key that is a value of the table, as {@code PrimaryKey2} is. */
    private static final int MOST_TYPED = 4;

    @Override
    public void apply(TableClass table) {
        List<String> key = table.definition().primaryKey();
        if (key.size() == 1) {
            table.column(key.get(0)).option(CodeBlock.of("primaryKey()"));
        } else if (!key.isEmpty() && key.size() <= MOST_TYPED) {
            table.key(key);
        } else if (!key.isEmpty()) {
            table.constructor().addStatement("primaryKey($L)", fields(table, key));
        }
        for (UniqueConstraint unique : table.definition().uniques()) {
            table.constructor().addStatement("unique($S, $L)", unique.name(), fields(table, unique.columns()));
        }
    }

    /** The fields of columns: {@code id, name}. */
    static CodeBlock fields(TableClass table, List<String> columns) {
        List<CodeBlock> fields = new ArrayList<>();
        columns.forEach(
                column -> fields.add(CodeBlock.of("$L", table.column(column).name())));
        return CodeBlock.join(fields, ", ");
    }
}
