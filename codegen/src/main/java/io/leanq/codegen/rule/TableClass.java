package io.leanq.codegen.rule;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.leanq.InvalidDefinition;
import io.leanq.LeanqException;
import io.leanq.catalog.IndexDefinition;
import io.leanq.catalog.Schema;
import io.leanq.codegen.name.AllottedNames;
import io.leanq.schema.Table;
import io.leanq.schema.TableDefinition;
import io.leanq.schema.TableRef;
import io.leanq.schema.View;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** The class of a table or view, and its row record, while rules build them. Not thread-safe. */
public final class TableClass {
    private final TableDefinition definition;
    private final List<IndexDefinition> indexes;
    private final boolean view;
    private final String packageName;
    private final AllottedNames names;
    private final ColumnChoices choices;
    private final Map<String, ColumnField> columns = new LinkedHashMap<>();
    private final List<CodeBlock> documentation = new ArrayList<>();
    private final CodeBlock.Builder constructor = CodeBlock.builder();
    private final TypeSpec.Builder type;
    private final List<String> leftOut = new ArrayList<>();
    private List<String> key = List.of();
    private TypeName superclass;
    private Optional<TypeSpec.Builder> row = Optional.empty();

    /** @param indexes the table's own, and those that the schema lists separately */
    public TableClass(
            TableDefinition definition,
            List<IndexDefinition> indexes,
            boolean view,
            String packageName,
            AllottedNames names,
            ColumnChoices choices) {
        this.definition = definition;
        this.indexes = List.copyOf(indexes);
        this.view = view;
        this.packageName = packageName;
        this.names = names;
        this.choices = choices;
        this.type = TypeSpec.classBuilder(className()).addModifiers(Modifier.PUBLIC, Modifier.FINAL);
        this.superclass = ParameterizedTypeName.get(ClassName.get(view ? View.class : Table.class), className());
    }

    public TableDefinition definition() {
        return definition;
    }

    public List<IndexDefinition> indexes() {
        return indexes;
    }

    public boolean isView() {
        return view;
    }

    /** The names of all objects that are generated with this class. */
    public AllottedNames names() {
        return names;
    }

    /** What is decided for columns of this table and others. */
    public ColumnChoices choices() {
        return choices;
    }

    public ClassName className() {
        return ClassName.get(packageName, names.tableClass(definition.name()));
    }

    public ClassName rowName() {
        return ClassName.get(packageName, names.rowClass(definition.name()));
    }

    /** The name of another generated class. */
    public ClassName classNamed(String simpleName) {
        return ClassName.get(packageName, simpleName);
    }

    /** The columns in the order of definition; empty until {@link AddColumns} has run. */
    public Collection<ColumnField> columns() {
        return columns.values();
    }

    /**
     * A column by its name in the database.
     *
     * @throws InvalidDefinition if there is no such column
     */
    public ColumnField column(String name) {
        ColumnField column = columns.get(name);
        if (column == null) {
            throw new InvalidDefinition("table " + definition.name() + " has no column " + name);
        }
        return column;
    }

    void add(ColumnField column) {
        columns.put(column.definition().name(), column);
    }

    /** A name for a parameter that no column's field has. */
    public String unused(String wanted) {
        return AllottedNames.unused(wanted, names.fields(definition.name()));
    }

    /** The class, for methods, annotations and interfaces. Columns and the constructor are added last. */
    public TypeSpec.Builder type() {
        return type;
    }

    /** The code that the constructor runs after the columns are made. */
    public CodeBlock.Builder constructor() {
        return constructor;
    }

    /** Adds a field with the primary key of these columns, two to four. */
    void key(List<String> columns) {
        key = List.copyOf(columns);
    }

    /** The field of the primary key, with the columns' final types; empty if the table has none. */
    private Optional<FieldSpec> keyField() {
        if (key.isEmpty()) {
            return Optional.empty();
        }
        List<TypeName> types = new ArrayList<>(List.of(className()));
        key.forEach(name -> types.add(column(name).type().value()));
        ClassName raw = ClassName.get(Table.class).peerClass("PrimaryKey" + key.size());
        return Optional.of(FieldSpec.builder(
                        ParameterizedTypeName.get(raw, types.toArray(new TypeName[0])),
                        unused("key"),
                        Modifier.PUBLIC,
                        Modifier.FINAL)
                .initializer("primaryKey($L)", AddKeys.fields(this, key))
                .build());
    }

    /** Adds a sentence to the class's documentation. */
    public void document(CodeBlock sentence) {
        documentation.add(sentence);
    }

    /** The row record, if the table has one. Its components are added last. */
    public Optional<TypeSpec.Builder> row() {
        return row;
    }

    /** The columns that the row record has. */
    List<ColumnField> rowColumns() {
        List<ColumnField> chosen = columns.values().stream()
                .filter(column -> choices.inRow(definition, column.definition()))
                .toList();
        return chosen.isEmpty() ? List.copyOf(columns.values()) : chosen;
    }

    void row(TypeSpec.Builder made, TypeName rowTable) {
        row = Optional.of(made);
        superclass = rowTable;
    }

    /** Reports a part of the table that no generated class can express: {@code "check constraint ck_price"}. */
    public void leaveOut(String what) {
        leftOut.add(what + " of " + (view ? "view " : "table ") + definition.name());
    }

    /** What was reported to {@link #leaveOut}. */
    public List<String> leftOut() {
        return List.copyOf(leftOut);
    }

    /**
     * The whole class, last in the list. If its constructor has no room for all columns, the classes that hold them
     * come first, each the superclass of the next.
     *
     * @throws LeanqException if no Java class can hold what the table has
     */
    public List<TypeSpec> build() {
        List<List<ColumnField>> groups = groups();
        List<TypeSpec> classes = new ArrayList<>();
        if (groups.size() == 1) {
            groups.get(0).forEach(column -> type.addField(column.field(className())));
        } else {
            for (List<ColumnField> group : groups) {
                TypeSpec part = columnClass(group, names.columnClass(definition.name(), classes.size() + 1));
                classes.add(part);
                superclass = classNamed(Objects.requireNonNull(part.name()));
            }
        }
        classes.add(buildLast());
        return classes;
    }

    /**
     * The columns in groups of which each fits into one constructor. There is one group only if it fits together with
     * the constructor's other code.
     */
    private List<List<ColumnField>> groups() {
        String owner = (view ? "view " : "table ") + definition.name();
        int statements = 2 * CodeSize.letters(owner, constructor.build().toString());
        if (statements > CodeSize.MOST) {
            throw new LeanqException(
                    owner + " has so many keys and indexes that they take more code than a Java constructor" + " of "
                            + CodeSize.MOST + " bytes has: leave it out by --exclude, or define its class by hand");
        }
        List<List<ColumnField>> groups = new ArrayList<>();
        List<ColumnField> group = new ArrayList<>();
        int size = 0;
        int all = statements;
        for (ColumnField column : columns.values()) {
            int bytes = column.size(definition.name());
            if (size + bytes > CodeSize.MOST && !group.isEmpty()) {
                groups.add(group);
                group = new ArrayList<>();
                size = 0;
            }
            group.add(column);
            size += bytes;
            all += bytes;
        }
        groups.add(group);
        if (groups.size() == 1 && all > CodeSize.MOST) {
            groups.add(List.of());
        }
        return groups;
    }

    private TypeSpec columnClass(List<ColumnField> group, String name) {
        TypeSpec.Builder part = TypeSpec.classBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
                .superclass(superclass)
                .addJavadoc("Columns of {@link $T}, which are more than one Java constructor makes.", className());
        group.forEach(column -> part.addField(column.field(className())));
        String ref = unused("ref");
        return part.addMethod(MethodSpec.constructorBuilder()
                        .addParameter(ParameterizedTypeName.get(ClassName.get(TableRef.class), className()), ref)
                        .addStatement("super($L)", ref)
                        .build())
                .build();
    }

    private TypeSpec buildLast() {
        type.superclass(superclass);
        CodeBlock.Builder text =
                CodeBlock.builder().add("$L $L.", view ? "View" : "Table", Docs.code(definition.name()));
        documentation.forEach(sentence -> text.add(" $L", sentence));
        type.addJavadoc(text.build());
        keyField().ifPresent(type::addField);
        type.addField(FieldSpec.builder(
                        className(),
                        names.tableConstant(definition.name()),
                        Modifier.PUBLIC,
                        Modifier.STATIC,
                        Modifier.FINAL)
                .initializer(define())
                .build());
        String ref = unused("ref");
        type.addMethod(MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addParameter(ParameterizedTypeName.get(ClassName.get(TableRef.class), className()), ref)
                .addStatement("super($L)", ref)
                .addCode(constructor.build())
                .build());
        return type.build();
    }

    /** The whole record, with the columns' final types; empty if the table has none. */
    public Optional<TypeSpec> buildRow() {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
        rowColumns().forEach(column -> constructor.addParameter(column.component(), column.name()));
        return row.map(type -> type.recordConstructor(constructor.build()).build());
    }

    /** The call of {@code define}, which the class inherits. */
    private CodeBlock define() {
        CodeBlock schema = definition
                .name()
                .schema()
                .map(name -> CodeBlock.of("$T.named($S), ", Schema.class, name))
                .orElse(CodeBlock.of(""));
        String method = view ? "existing" : "define";
        return CodeBlock.of(
                "$L($L$S, $T::new)", method, schema, definition.name().name(), className());
    }
}
