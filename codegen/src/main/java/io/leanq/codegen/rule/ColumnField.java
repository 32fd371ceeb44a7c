package io.leanq.codegen.rule;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;
import io.leanq.LeanqException;
import io.leanq.schema.ColumnDefinition;
import io.leanq.tree.ObjectName;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.lang.model.element.Modifier;

/** A column while its table's class is built: its field, and the options that rules add to it. Not thread-safe. */
public final class ColumnField {
    /** Bytes of code for the call of {@code column}, its name, and the assignment. */
    private static final int FIELD = 20;

    /** Bytes of code for an option: the call that makes it, and its place in the array of options. */
    private static final int OPTION = 12;

    private final ColumnDefinition definition;
    private final String name;
    private final List<Supplier<CodeBlock>> options = new ArrayList<>();
    private JavaType type;
    private final List<CodeBlock> documentation = new ArrayList<>();
    private boolean nullable;

    ColumnField(ColumnDefinition definition, String name, JavaType type, boolean nullable) {
        this.definition = definition;
        this.name = name;
        this.type = type;
        this.nullable = nullable;
    }

    public ColumnDefinition definition() {
        return definition;
    }

    /** The name of the field and of the row record's component. */
    public String name() {
        return name;
    }

    public JavaType type() {
        return type;
    }

    /**
     * Gives the column another Java type, as for a converter:
     * {@code JavaType.converted(Color.class, CodeBlock.of("$T.COLOR", MyTypes.class))}.
     */
    public void type(JavaType other) {
        type = other;
    }

    /** True if a row record may hold null for the column: the column is nullable, or an insert may leave it out. */
    public boolean nullable() {
        return nullable;
    }

    /** Allows null for the column in a row record. */
    public void orNull() {
        nullable = true;
    }

    /** Adds an option after the column's type: {@code notNull()}. */
    public void option(CodeBlock code) {
        options.add(() -> code);
    }

    /** Adds an option that depends on the column's Java type, which a later rule may change. */
    void option(Supplier<CodeBlock> code) {
        options.add(code);
    }

    /** Adds a sentence to the documentation of the field. */
    public void document(CodeBlock sentence) {
        documentation.add(sentence);
    }

    FieldSpec field(TypeName table) {
        CodeBlock.Builder code = CodeBlock.builder().add("column($S, $L", definition.name(), type.code());
        options.forEach(option -> code.add(", $L", option.get()));
        return FieldSpec.builder(type.columnOf(table), name, Modifier.PUBLIC, Modifier.FINAL)
                .initializer(code.add(")").build())
                .addJavadoc(CodeBlock.join(documentation, " "))
                .build();
    }

    /**
     * The bytes of the constructor that make the column, estimated upwards: a list has up to three bytes for each
     * letter.
     */
    int size(ObjectName table) {
        String owner = "column " + definition.name() + " of table " + table;
        int bytes = FIELD + CodeSize.letters(owner, type.code().toString());
        for (Supplier<CodeBlock> option : options) {
            String code = option.get().toString();
            bytes += OPTION + 3 * CodeSize.letters(owner, code.substring(code.indexOf('(') + 1));
        }
        if (bytes > CodeSize.MOST) {
            throw new LeanqException(owner + " has a default that takes more code than a Java constructor of "
                    + CodeSize.MOST + " bytes has: leave the table out by --exclude, or define its class by hand");
        }
        return bytes;
    }

    TypeName component() {
        return nullable
                ? type.orNull()
                : type.value().isBoxedPrimitive() ? type.value().unbox() : type.value();
    }
}
