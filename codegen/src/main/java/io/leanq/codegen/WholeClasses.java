package io.leanq.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.leanq.LeanqException;
import io.leanq.catalog.Schema;
import io.leanq.codegen.name.AllottedNames;
import io.leanq.schema.MetaData;
import io.leanq.schema.Sequence;
import io.leanq.schema.TableDefinition;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Makes the classes that belong to no single table. Sequences know no table, and table classes know no
 * {@code MetaData}, so any number of threads may initialise the generated classes in any order.
 */
final class WholeClasses {

    /**
     * The most sequences of one class: a class is initialised by at most 65,535 bytes of code, and a sequence takes up
     * to 27.
     */
    private static final int MOST_SEQUENCES = 2_400;

    /** The most objects of one class: each takes eight bytes of the same code. */
    private static final int MOST_OBJECTS = 8_000;

    private WholeClasses() {}

    private static void requireAtMost(int most, int found, String what) {
        if (found > most) {
            throw new LeanqException("there are " + found + " " + what + ", and one generated class takes " + most
                    + " of them at most: generate them by --include into several packages");
        }
    }

    static TypeSpec sequences(List<Sequence> sequences, AllottedNames names) {
        requireAtMost(MOST_SEQUENCES, sequences.size(), "sequences");
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
        requireAtMost(MOST_OBJECTS, objects.size(), "sequences, tables and views");
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
