package io.leanq.codegen.rule;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.leanq.codegen.name.AllottedNames;
import io.leanq.query.RowMapping;
import io.leanq.schema.Column;
import io.leanq.schema.RowTable;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.NullMarked;

/** Adds a record with one component for each column, and the methods that read and write it. */
final class AddRowRecord implements Rule {
    /**
     * The most words of the record's constructor: Java allows 255, of which the object itself takes one. A long or
     * double takes two.
     */
    private static final int MOST_WORDS = 254;

    @Override
    public void apply(TableClass table) {
        if (table.isView()) {
            return;
        }
        List<ColumnField> columns = table.rowColumns();
        if (words(columns) > MOST_WORDS) {
            table.leaveOut("the row record, since Java takes no record of " + columns.size() + " components,");
            return;
        }
        TypeName mappingType =
                ParameterizedTypeName.get(ClassName.get(RowMapping.class), table.className(), table.rowName());
        List<String> components = columns.stream().map(ColumnField::name).toList();
        String method = AllottedNames.unused("mapping", components);
        table.type()
                .addMethod(MethodSpec.methodBuilder("row")
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PUBLIC)
                        .returns(mappingType)
                        .addStatement("return $T.$L(this)", table.rowName(), method)
                        .build());

        TypeSpec.Builder row = TypeSpec.recordBuilder(table.rowName())
                .addAnnotation(NullMarked.class)
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(
                        columns.size() == table.columns().size()
                                ? "A row of {@link $T}."
                                : "A row of {@link $T}, without the columns that are numbered when it is inserted.",
                        table.className())
                .addMethod(MethodSpec.methodBuilder(method)
                        .addModifiers(Modifier.STATIC)
                        .returns(mappingType)
                        .addParameter(table.className(), "table")
                        .addStatement("return $L", mapping(table, columns))
                        .build());
        table.row(row, ParameterizedTypeName.get(ClassName.get(RowTable.class), table.className(), table.rowName()));
    }

    private static int words(List<ColumnField> columns) {
        return columns.stream()
                .map(ColumnField::component)
                .mapToInt(type -> type.equals(TypeName.LONG) || type.equals(TypeName.DOUBLE) ? 2 : 1)
                .sum();
    }

    /**
     * The mapping with its types written out. {@code Dsl.mapping(field(…), …).as(OrdersRow::new)} is shorter, but the
     * compiler takes a hundred times as long to infer its types.
     */
    private static CodeBlock mapping(TableClass table, List<ColumnField> columns) {
        List<CodeBlock> fields = new ArrayList<>();
        List<CodeBlock> reads = new ArrayList<>();
        CodeBlock.Builder writes = CodeBlock.builder();
        for (int i = 0; i < columns.size(); i++) {
            String name = columns.get(i).name();
            fields.add(CodeBlock.of("table.$L", name));
            reads.add(CodeBlock.of("table.$L.read(cells, at$L)", name, i == 0 ? "" : " + " + i));
            writes.add("\n.set(table.$L, row.$L())", name, name);
        }
        return CodeBlock.builder()
                .add(
                        "new $T<$T, $T>(\n$T.<$T<$T, ?>>of(\n",
                        RowMapping.class,
                        table.className(),
                        table.rowName(),
                        List.class,
                        Column.class,
                        table.className())
                .add("$L),\n(cells, at) -> new $T(\n", CodeBlock.join(fields, ",\n"), table.rowName())
                .add("$L),\n(row, to) -> to", CodeBlock.join(reads, ",\n"))
                .add(writes.add(")").build())
                .build();
    }
}
