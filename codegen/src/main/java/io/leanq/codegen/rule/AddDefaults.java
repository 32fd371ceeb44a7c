package io.leanq.codegen.rule;

import com.palantir.javapoet.CodeBlock;
import io.leanq.schema.ColumnDefinition;
import io.leanq.schema.Sequence;
import io.leanq.tree.ColumnFilling;
import io.leanq.type.SqlType;
import java.util.Objects;
import java.util.Optional;

/** Adds the value that the database, or a sequence, gives to a column that an insert leaves out. */
final class AddDefaults implements Rule {

    @Override
    public void apply(TableClass table) {
        for (ColumnField field : table.columns()) {
            ColumnDefinition column = field.definition();
            column.filling().ifPresent(filling -> field.option(() -> filling.accept(new Options(field))));
            Optional<Sequence> fedBy = table.choices().sequence(table.definition(), column);
            fedBy.ifPresent(sequence -> field.option(CodeBlock.of(
                    "defaultNext($T.$L)",
                    table.classNamed(table.names().sequencesClass()),
                    table.names().sequenceConstant(sequence.name()))));
            if (column.isIdentity() || fedBy.isPresent()) {
                field.orNull();
            }
        }
    }

    private record Options(ColumnField field) implements ColumnFilling.Visitor<CodeBlock> {

        @Override
        public CodeBlock value(ColumnFilling.Value filling) {
            SqlType type = field.definition().type().sqlType();
            Object value = Objects.requireNonNull(filling.literal().value());
            return field.type().isStandard(type)
                    ? CodeBlock.of("defaultValue($L)", JavaLiteral.of(type, value))
                    : CodeBlock.of(
                            "defaultValue($L.decode($L))", field.type().code(), JavaLiteral.canonical(type, value));
        }

        @Override
        public CodeBlock clock(ColumnFilling.Clock filling) {
            return CodeBlock.of(
                    filling == ColumnFilling.Clock.CURRENT_DATE ? "defaultCurrentDate()" : "defaultCurrentTimestamp()");
        }

        @Override
        public CodeBlock identity(ColumnFilling.Identity filling) {
            boolean usual = filling.startWith() == 1 && filling.incrementBy() == 1;
            return usual
                    ? CodeBlock.of("identity()")
                    : CodeBlock.of("identity($LL, $LL)", filling.startWith(), filling.incrementBy());
        }
    }
}
