package io.leanq.codegen.config;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.leanq.InvalidDefinition;
import io.leanq.codegen.rule.JavaType;
import io.leanq.type.SqlType;
import io.leanq.type.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An own Java type for columns: an entry of {@code types}. Immutable.
 *
 * @param column matches {@code table.column}; empty for all
 * @param sqlType matches the type as the database has it, {@code DECIMAL(10,2)}; empty for all
 */
record TypeChoice(Place place, Optional<PlacedPattern> column, Optional<PlacedPattern> sqlType, Form form) {
    static final List<String> KEYS =
            List.of("column", "sqlType", "enum", "by", "value", "converter", "from", "to", "json", "mapper");

    /** How the Java values are made. */
    private sealed interface Form {
        TypeName value();

        /** The code of the data type. */
        CodeBlock code(JavaType standard, SqlType type);

        /** Why columns of this type cannot have the form; empty if they can. */
        Optional<String> unfit(SqlType type);
    }

    static TypeChoice read(ConfigNode node) {
        ObjectKeys keys = ObjectKeys.of(node, KEYS);
        if (!keys.has("column") && !keys.has("sqlType")) {
            throw keys.refused("no columns are named: give column, a regular expression for table.column, or sqlType,"
                    + " one for types such as DECIMAL\\(10,2\\)");
        }
        List<String> kinds =
                List.of("enum", "value", "json").stream().filter(keys::has).toList();
        if (kinds.size() != 1) {
            throw keys.refused("expected one of enum, value and json; found "
                    + (kinds.isEmpty() ? "none" : String.join(" and ", kinds)));
        }
        return new TypeChoice(keys.place(), keys.pattern("column"), keys.pattern("sqlType"), form(keys, kinds.get(0)));
    }

    private static Form form(ObjectKeys keys, String kind) {
        for (String key : List.of("by", "converter", "from", "to", "mapper")) {
            boolean suits = switch (key) {
                case "by" -> kind.equals("enum");
                case "converter" -> kind.equals("value");
                case "mapper" -> kind.equals("json");
                default -> !kind.equals("json");
            };
            if (keys.has(key) && !suits) {
                throw keys.place(key).refused("is no key beside " + kind + ": " + allowed(kind));
            }
        }
        TypeName type = TypeText.parse(keys.place(kind), keys.requiredText(kind, "com.acme.Status"));
        if (kind.equals("json")) {
            return new Document(type, keys.field("mapper").map(field -> StaticField.of(keys.place("mapper"), field)));
        }
        if (keys.has("from") != keys.has("to")) {
            throw keys.refused("from and to belong together: from makes the Java value, to the database's one");
        }
        if (keys.has("from")) {
            keys.requireNotBoth("from", "by", allowed(kind));
            keys.requireNotBoth("from", "converter", allowed(kind));
            return new Methods(
                    type,
                    keys.identifier("from").orElseThrow(),
                    keys.identifier("to").orElseThrow());
        }
        if (kind.equals("enum")) {
            boolean ordinal =
                    keys.word("by", List.of("name", "ordinal")).orElse("name").equals("ordinal");
            return ordinal ? new Ordinal(type) : new Name(type);
        }
        String field = keys.field("converter")
                .orElseThrow(() -> keys.refused("it is not said how values are made: " + allowed(kind)));
        return new Converter(type, StaticField.of(keys.place("converter"), field));
    }

    private static String allowed(String kind) {
        return switch (kind) {
            case "enum" -> "an enum is kept by name, by: ordinal, or by the methods from and to";
            case "value" -> "a value has a converter, a static field with a PlainType, or the methods from and to";
            default -> "a document may have a mapper, a static field with JsonTypes";
        };
    }

    /** True if the column is one of these. */
    boolean matches(String tableAndColumn, SqlType type, PatternUse use) {
        boolean matches = column.map(pattern ->
                                pattern.pattern().matcher(tableAndColumn).matches())
                        .orElse(true)
                && sqlType.map(pattern ->
                                pattern.pattern().matcher(type.toString()).matches())
                        .orElse(true);
        if (matches) {
            patterns().forEach(use::mark);
        }
        return matches;
    }

    List<PlacedPattern> patterns() {
        List<PlacedPattern> all = new ArrayList<>();
        column.ifPresent(all::add);
        sqlType.ifPresent(all::add);
        return all;
    }

    /** @throws InvalidDefinition if a column of this SQL type cannot have the Java type */
    JavaType javaType(String tableAndColumn, SqlType type) {
        form.unfit(type).ifPresent(why -> {
            throw place.refused("column " + tableAndColumn + " is a " + type + ", and " + why
                    + ": correct the pattern, or give an entry above it for this column");
        });
        return JavaType.converted(form.value(), form.code(JavaType.of(type), type));
    }

    private static boolean isText(SqlType type) {
        TypeKind kind = type.kind();
        return kind == TypeKind.VARCHAR || kind == TypeKind.CHAR || kind == TypeKind.CLOB;
    }

    /** An enum, kept by the names of its constants. */
    private record Name(TypeName value) implements Form {
        @Override
        public CodeBlock code(JavaType standard, SqlType type) {
            return CodeBlock.of("$L.asEnum($T.class)", standard.code(), value);
        }

        @Override
        public Optional<String> unfit(SqlType type) {
            return isText(type)
                    ? Optional.empty()
                    : Optional.of("names of constants are texts; by: ordinal, or from and to, keeps others");
        }
    }

    /** An enum, kept by the positions of its constants from 0 up. */
    private record Ordinal(TypeName value) implements Form {
        private static final List<TypeKind> WHOLE =
                List.of(TypeKind.TINYINT, TypeKind.SMALLINT, TypeKind.INTEGER, TypeKind.BIGINT);

        @Override
        public CodeBlock code(JavaType standard, SqlType type) {
            CodeBlock position =
                    type.kind() == TypeKind.BIGINT ? CodeBlock.of("$T.toIntExact(n)", Math.class) : CodeBlock.of("n");
            CodeBlock ordinal = CodeBlock.of("e.ordinal()");
            ordinal = switch (type.kind()) {
                case TINYINT -> CodeBlock.of("(byte) $L", ordinal);
                case SMALLINT -> CodeBlock.of("(short) $L", ordinal);
                case BIGINT -> CodeBlock.of("(long) $L", ordinal);
                default -> ordinal;
            };
            return CodeBlock.of(
                    "$L.as($T.class, n -> $T.values()[$L], e -> $L)", standard.code(), value, value, position, ordinal);
        }

        @Override
        public Optional<String> unfit(SqlType type) {
            return WHOLE.contains(type.kind())
                    ? Optional.empty()
                    : Optional.of("positions of constants are whole numbers; by: name, or from and to, keeps others");
        }
    }

    /** Values made by methods of the type. */
    private record Methods(TypeName value, String from, String to) implements Form {
        @Override
        public CodeBlock code(JavaType standard, SqlType type) {
            TypeName raw = value instanceof ParameterizedTypeName generic ? generic.rawType() : value;
            return CodeBlock.of("$L.as($T.class, $T::$L, $T::$L)", standard.code(), raw, value, from, value, to);
        }

        @Override
        public Optional<String> unfit(SqlType type) {
            return Optional.empty();
        }
    }

    /** Values of a data type of the program's. */
    private record Converter(TypeName value, StaticField type) implements Form {
        @Override
        public CodeBlock code(JavaType standard, SqlType sqlType) {
            return type.code();
        }

        @Override
        public Optional<String> unfit(SqlType sqlType) {
            return Optional.empty();
        }
    }

    /** JSON documents. */
    private record Document(TypeName value, Optional<StaticField> mapper) implements Form {
        private static final ClassName TYPES = ClassName.get("io.leanq.jackson", "JsonTypes");
        private static final ClassName REFERENCE = ClassName.get("com.fasterxml.jackson.core.type", "TypeReference");

        @Override
        public CodeBlock code(JavaType standard, SqlType type) {
            CodeBlock json = mapper.map(StaticField::code).orElse(CodeBlock.of("$T.STANDARD", TYPES));
            CodeBlock java = value instanceof ClassName
                    ? CodeBlock.of("$T.class", value)
                    : CodeBlock.of("new $T<$T>() {}", REFERENCE, value);
            return CodeBlock.of("$L.of($L, $L)", json, standard.code(), java);
        }

        @Override
        public Optional<String> unfit(SqlType type) {
            return isText(type) ? Optional.empty() : Optional.of("documents stand in text columns");
        }
    }
}
