package io.leanq.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.leanq.codegen.name.AllottedNames;
import io.leanq.schema.MetaData;
import io.leanq.schema.Schema;
import io.leanq.schema.Sequence;
import io.leanq.schema.TableDefinition;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * The classes that belong to no single table. Sequences know of no table, and no table class knows of the MetaData: so classes
 * may be initialised by any number of threads, in any order.
 */
final class WholeClasses {

    private WholeClasses() {}

    static TypeSpec sequences(List<Sequence> sequences, AllottedNames names) {
        TypeSpec.Builder type = holder(names.sequencesClass(), "The sequences.");
        for (Sequence sequence : sequences) {
            CodeBlock schema = sequence.name()
                    .schema()
                    .map(name -> CodeBlock.of("$T.named($S), ", Schema.class, name))
                    .orElse(CodeBlock.of(""));
            CodeBlock.Builder made = CodeBlock.builder()
                    .add(
                            "$T.named($L$S)",
                            Sequence.class,
                            schema,
                            sequence.name().name());
            if (sequence.first() != 1) {
                made.add(".startWith($LL)", sequence.first());
            }
            if (sequence.step() != 1) {
                made.add(".incrementBy($LL)", sequence.step());
            }
            type.addField(
                    constant(ClassName.get(Sequence.class), names.sequenceConstant(sequence.name()), made.build()));
        }
        return type.build();
    }

    static TypeSpec metadata(
            List<TableDefinition> tables,
            List<TableDefinition> views,
            List<Sequence> sequences,
            String packageName,
            AllottedNames names) {
        List<CodeBlock> objects = new ArrayList<>();
        for (Sequence sequence : sequences) {
            objects.add(CodeBlock.of(
                    "$T.$L",
                    ClassName.get(packageName, names.sequencesClass()),
                    names.sequenceConstant(sequence.name())));
        }
        List<TableDefinition> both = new ArrayList<>(tables);
        both.addAll(views);
        for (TableDefinition table : both) {
            objects.add(CodeBlock.of(
                    "$T.$L",
                    ClassName.get(packageName, names.tableClass(table.name())),
                    names.tableConstant(table.name())));
        }
        CodeBlock made = CodeBlock.of("$T.of(\n$>$>$L$<$<)", MetaData.class, CodeBlock.join(objects, ",\n"));
        return holder(names.metaDataClass(), "Everything that was generated: sequences, tables and views.")
                .addField(constant(ClassName.get(MetaData.class), "METADATA", made))
                .build();
    }

    private static TypeSpec.Builder holder(String name, String documentation) {
        return TypeSpec.classBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc("$L", documentation)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build());
    }

    private static FieldSpec constant(ClassName type, String name, CodeBlock value) {
        return FieldSpec.builder(type, name, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .initializer(value)
                .build();
    }
}
