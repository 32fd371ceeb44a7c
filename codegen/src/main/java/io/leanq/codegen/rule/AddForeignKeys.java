package io.leanq.codegen.rule;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import io.leanq.codegen.name.AllottedNames;
import io.leanq.codegen.name.Naming;
import io.leanq.query.Condition;
import io.leanq.schema.Column;
import io.leanq.schema.ForeignKey;
import io.leanq.tree.ObjectName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * Adds the foreign keys, and for each a method that gives the join's condition:
 * {@code from(o).join(s).on(o.student(s))}. A key looks up its target when it is used, so that no class waits for
 * another one's initialisation.
 */
final class AddForeignKeys implements Rule {

    @Override
    public void apply(TableClass table) {
        Set<String> methods = new HashSet<>();
        for (ForeignKey key : table.definition().foreignKeys()) {
            List<? extends Column<?, ?>> target = key.target();
            ObjectName name = key.targetTable().name();
            if (!table.names().hasTable(name)) {
                table.leaveOut("foreign key " + key.name() + " to " + name + ", which is not generated,");
                continue;
            }
            Key made = new Key(table, key, target, name);
            made.define();
            if (made.typesAgree()) {
                made.addJoin(methods);
            } else {
                table.document(made.sentence());
            }
        }
    }

    private record Key(
            TableClass table, ForeignKey definition, List<? extends Column<?, ?>> target, ObjectName targetName) {

        private ClassName targetClass() {
            return table.classNamed(table.names().tableClass(targetName));
        }

        private String targetField(int position) {
            return table.names().field(targetName, target.get(position).name());
        }

        /** True if both columns of each pair have one Java type, so that Java lets them be compared. */
        private boolean typesAgree() {
            for (int i = 0; i < target.size(); i++) {
                JavaType here = table.column(definition.columns().get(i)).type();
                JavaType there = table.choices()
                        .type(definition.targetTable(), target.get(i).definition());
                if (!here.value().equals(there.value()) || !here.column().equals(there.column())) {
                    return false;
                }
            }
            return true;
        }

        private void define() {
            List<CodeBlock> columns = new ArrayList<>();
            for (int i = 0; i < target.size(); i++) {
                columns.add(CodeBlock.of(
                        "$T.$L.$L", targetClass(), table.names().tableConstant(targetName), targetField(i)));
            }
            if (columns.size() == 1 && typesAgree()) {
                table.column(definition.columns().get(0))
                        .option(CodeBlock.of("references($S, () -> $L)", definition.name(), columns.get(0)));
            } else {
                table.constructor()
                        .addStatement(
                                "foreignKey($S, $L).references(() -> $T.of($L))",
                                definition.name(),
                                AddKeys.fields(table, definition.columns()),
                                List.class,
                                CodeBlock.join(columns, ", "));
            }
        }

        private CodeBlock sentence() {
            List<CodeBlock> columns = new ArrayList<>();
            for (int i = 0; i < target.size(); i++) {
                columns.add(CodeBlock.of("{@link $T#$L}", targetClass(), targetField(i)));
            }
            return CodeBlock.of(
                    "$L refers to $L.",
                    Docs.code(String.join(" ", definition.columns())),
                    CodeBlock.join(columns, ", "));
        }

        /**
         * The name of the join method: by the key's columns, or by its own name if several keys of the table would get
         * the same name.
         */
        private String joinName() {
            Naming naming = table.names().naming();
            String name = naming.foreignKey(definition.columns(), targetName);
            long alike = table.definition().foreignKeys().stream()
                    .map(key ->
                            naming.foreignKey(key.columns(), key.targetTable().name()))
                    .filter(name::equals)
                    .count();
            return alike == 1 ? name : naming.field(definition.name());
        }

        private void addJoin(Set<String> methods) {
            String name = AllottedNames.unused(joinName(), methods);
            methods.add(name);
            String parameter = table.unused("target");
            CodeBlock.Builder condition = CodeBlock.builder();
            for (int i = 0; i < target.size(); i++) {
                String field = table.column(definition.columns().get(i)).name();
                CodeBlock equal = CodeBlock.of("$L.eq($L.$L)", field, parameter, targetField(i));
                condition.add(i == 0 ? CodeBlock.of("$L", equal) : CodeBlock.of(".and($L)", equal));
            }
            table.type()
                    .addMethod(MethodSpec.methodBuilder(name)
                            .addJavadoc(sentence())
                            .addModifiers(Modifier.PUBLIC)
                            .returns(Condition.class)
                            .addParameter(targetClass(), parameter)
                            .addStatement("return $L", condition.build())
                            .build());
        }
    }
}
