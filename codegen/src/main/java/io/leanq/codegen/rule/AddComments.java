package io.leanq.codegen.rule;

import com.palantir.javapoet.CodeBlock;

/** Adds the comments of the schema to the documentation of classes and fields. */
final class AddComments implements Rule {

    @Override
    public void apply(TableClass table) {
        table.definition()
                .comment()
                .filter(text -> !text.isBlank())
                .ifPresent(text -> table.document(CodeBlock.of("$L", Docs.text(text))));
        for (ColumnField column : table.columns()) {
            column.definition()
                    .comment()
                    .filter(text -> !text.isBlank())
                    .ifPresent(text -> column.document(CodeBlock.of("$L", Docs.text(text))));
        }
    }
}
