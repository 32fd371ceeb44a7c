package io.leanq.codegen;

import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.VARCHAR;
import static io.leanq.schema.ColumnOption.notNull;
import static io.leanq.schema.ColumnOption.primaryKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidDefinition;
import io.leanq.catalog.Schema;
import io.leanq.codegen.name.JavaWords;
import io.leanq.codegen.name.Naming;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.MetaData;
import io.leanq.schema.SchemaObject;
import io.leanq.schema.Sequence;
import io.leanq.schema.Table;
import io.leanq.tree.ObjectName;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever names a schema's tables and columns have, the generated code compiles and refers to them. */
@Tag("slow")
@Order(1)
class NamesTest {
    private static final Naming NAMING = Naming.standard();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            students        | Students         | STUDENTS        | students
            order_items     | OrderItems       | ORDER_ITEMS     | orderItems
            ORDER_ITEMS     | OrderItems       | ORDER_ITEMS     | orderItems
            orderItems      | OrderItems       | ORDER_ITEMS     | orderItems
            class           | ClassTable       | CLASS           | class_
            record          | RecordTable      | RECORD          | record
            var             | Var              | VAR             | var
            string          | StringTable      | STRING          | string
            index_step      | IndexStepTable   | INDEX_STEP      | indexStep
            Sequences       | SequencesTable   | SEQUENCES       | sequences
            2fa             | T2fa             | _2FA            | _2fa
            a b             | AB               | A_B             | aB
            `  x  `         | X                | X_TABLE         | x
            a$b             | AB               | A_B             | aB
            a.b/c           | ABC              | A_B_C           | aBC
            $               | X24              | X24_TABLE       | x24
            _               | X5f              | X5F             | x5f
            año             | Año              | AÑO             | año
            学生             | T学生             | 学生             | 学生
            hash_code       | HashCode         | HASH_CODE       | hashCode_
            to_string       | ToString         | TO_STRING       | toString_
            true            | True             | TRUE            | true_
            null            | Null             | NULL            | null_
            goto            | Goto             | GOTO            | goto_
            """)
    void eachKindOfNameHasItsFormInJava(String name, String type, String constant, String field) {
        ObjectName table = ObjectName.of(name);
        assertThat(List.of(NAMING.tableClass(table), NAMING.constant(table), NAMING.field(name)))
                .containsExactly(type, constant, field);
    }

    @ParameterizedTest
    @CsvSource({
        "student_id, student",
        "studentId, student",
        "STUDENT_ID, student",
        "id, students",
        "class_id, class_",
        "main, main"
    })
    void aForeignKeyIsCalledByItsColumnWithoutTheId(String column, String method) {
        assertThat(NAMING.foreignKey(List.of(column), ObjectName.of("students")))
                .isEqualTo(method);
        assertThat(NAMING.foreignKey(List.of(column, "x"), ObjectName.of("students")))
                .isEqualTo("students");
    }

    /** Tables and columns whose names clash with each other, with Java, and with LeanQ. */
    private static MetaData odd() {
        List<SchemaObject> objects = new ArrayList<>();
        List<String> names = List.of(
                "a_b",
                "a b",
                "a$b",
                "A-B",
                "aB ",
                "a_b_row",
                "string",
                "object",
                "list",
                "table",
                "column",
                "record",
                "var",
                "integer",
                "override",
                "row_table",
                "row_mapping",
                "index_step",
                "foreign_key_step",
                "nullable",
                "null_marked",
                "data_type",
                "dsl",
                "sequences",
                "generated_schema",
                "schema",
                "sequence",
                "view",
                "condition",
                "big_decimal",
                "class",
                "2fa",
                "$",
                "_",
                "año",
                "学生",
                "*/ \\u002a/ }",
                "quote\"'\\",
                "select",
                "Ümläut",
                "umlaut",
                "Student$",
                "student$");
        for (String name : names) {
            DynamicTable[] self = new DynamicTable[1];
            self[0] = Table.named(name)
                    .column("id", INTEGER, primaryKey())
                    .column("ID_", INTEGER)
                    .column("i d", INTEGER)
                    .column("ref", INTEGER)
                    .column("target", INTEGER)
                    .column("table", VARCHAR(10), notNull())
                    .column("row", VARCHAR(10))
                    .column("as", VARCHAR(10))
                    .column("definition", VARCHAR(10))
                    .column("mapping", VARCHAR(10))
                    .column("to", VARCHAR(10))
                    .column("cells", VARCHAR(10))
                    .column("class", VARCHAR(10))
                    .column("hash_code", VARCHAR(10))
                    .column("equals", VARCHAR(10))
                    .column("instance", VARCHAR(10))
                    .column("*/", VARCHAR(10))
                    .column(name + "!", VARCHAR(10))
                    .foreignKey("fk 1 " + name, List.of("target"), () -> List.of(self[0].get("id", INTEGER)))
                    .foreignKey("fk 2 " + name, List.of("ref"), () -> List.of(self[0].get("target", INTEGER)))
                    .index("ix " + name, "ref", "class")
                    .unique("uq " + name, "hash_code", "row")
                    .build();
            objects.add(self[0]);
        }
        objects.add(
                Table.named(Schema.named("app"), "a_b").column("id", INTEGER).build());
        objects.add(Sequence.named("a_b_ids"));
        objects.add(Sequence.named("a b ids"));
        objects.add(Sequence.named(Schema.named("app"), "class"));
        return MetaData.of(objects.toArray(SchemaObject[]::new));
    }

    @Test
    void oddNamesCompileAndReferToTheirObjects(@TempDir Path output) throws Exception {
        GeneratedFiles files = new Generator(GeneratorOptions.of("odd.names", output)).generate(odd());
        assertThat(files.leftOut()).isEmpty();
        assertThat(files.written().stream().map(file -> file.toString().toLowerCase(java.util.Locale.ROOT)))
                .doesNotHaveDuplicates();
        try (CompiledClasses classes = CompiledClasses.of(output, "odd.names")) {
            assertThat(Definitions.of(classes.metadata())).isEqualTo(Definitions.of(odd()));
            // A name that needs no quotes keeps its Java name beside names that do.
            assertThat(classes.table("AB", "A_B").definition().name()).isEqualTo(ObjectName.of("a_b"));
            assertThat(classes.type("Sequences").getField("A_B_IDS").get(null)).hasToString("a_b_ids");
        }
    }

    @Test
    void youngerJdkCompilesGeneratedClasses(@TempDir Path output) throws Exception {
        new Generator(GeneratorOptions.of("odd.names", output)).generate(odd());
        new Generator(GeneratorOptions.of("everything", output)).generate(Everything.METADATA);
        CompiledClasses.compiledByYoungerJdk(output)
                .ifPresent(said -> assertThat(said).isEqualTo("0 "));
    }

    /**
     * A table class does not get the name of a type that table classes inherit, or that their files see without an
     * import.
     */
    @Test
    void noTableClassHasNameOfInheritedType() {
        assertThat(Stream.of(Table.class.getDeclaredClasses()).map(Class::getSimpleName))
                .isNotEmpty()
                .allMatch(JavaWords::isTakenType);
        for (Field field : Table.class.getDeclaredFields()) {
            assertThat(Modifier.isPrivate(field.getModifiers()))
                    .as(field.getName())
                    .isTrue();
        }
    }

    /** Names tables by their first letter, and columns in upper case. */
    private static class Terse implements Naming {
        @Override
        public String tableClass(ObjectName table) {
            return table.name().substring(0, 1).toUpperCase(java.util.Locale.ROOT);
        }

        @Override
        public String rowClass(String tableClass) {
            return "RowOf" + tableClass;
        }

        @Override
        public String constant(ObjectName object) {
            return "IT";
        }

        @Override
        public String field(String column) {
            return "c_" + column;
        }

        @Override
        public String foreignKey(List<String> columns, ObjectName target) {
            return "to";
        }

        @Override
        public String sequencesClass() {
            return "Seq";
        }

        @Override
        public String metaDataClass() {
            return "GeneratedSchema";
        }
    }

    @Test
    void ownNamingReplacesStandardNames(@TempDir Path output) throws Exception {
        new Generator(GeneratorOptions.of("terse", output).naming(new Terse())).generate(Everything.METADATA);
        try (CompiledClasses classes = CompiledClasses.of(output, "terse")) {
            assertThat(Definitions.of(classes.metadata())).isEqualTo(Definitions.of(Everything.METADATA));
            assertThat(classes.table("O", "IT").definition().name()).isEqualTo(ObjectName.of("order_items"));
            assertThat(classes.table("O2", "IT").definition().name()).isEqualTo(ObjectName.of("orders"));
        }
    }

    @Test
    void aNamingThatGivesNoJavaNameIsRefused(@TempDir Path output) {
        Naming wrong = new Terse() {
            @Override
            public String field(String column) {
                return column.equals("note") ? "class" : "c_" + column;
            }
        };
        Generator generator = new Generator(GeneratorOptions.of("terse", output).naming(wrong));
        assertThatThrownBy(() -> generator.generate(Everything.METADATA))
                .isInstanceOf(InvalidDefinition.class)
                .hasMessageContainingAll("column orders.note", "\"class\"");
        assertThat(output).isEmptyDirectory();
    }

    @Test
    void packageNameWithKeywordIsRefused() {
        assertThatThrownBy(() -> GeneratorOptions.of("com.class.db", Path.of("x")))
                .isInstanceOf(InvalidDefinition.class)
                .hasMessageContaining("com.class.db");
    }
}
