package io.leanq.codegen.rule;

import com.palantir.javapoet.CodeBlock;
import io.leanq.type.Bytes;
import io.leanq.type.SqlType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A value as a Java literal. */
final class JavaLiteral {
    /** Longer arrays are written as text, since each byte of an array takes seven bytes of code. */
    private static final int LONG_BYTES = 100;

    private JavaLiteral() {}

    /** @param value of the type's {@link SqlType#valueClass()} */
    static CodeBlock of(SqlType type, Object value) {
        return switch (type.kind().form()) {
            case BOOLEAN, INT -> CodeBlock.of("$L", value);
            case BYTE -> CodeBlock.of("(byte) $L", value);
            case SHORT -> CodeBlock.of("(short) $L", value);
            case LONG -> CodeBlock.of("$LL", value);
            case FLOAT -> CodeBlock.of("$Lf", value);
            case DOUBLE -> CodeBlock.of("$Ld", value);
            case DECIMAL -> CodeBlock.of("new $T($S)", BigDecimal.class, value.toString());
            case TEXT -> CodeBlock.of("$S", value);
            case BYTES -> bytes(((Bytes) value).toArray());
            case DATE, TIME, TIMESTAMP -> CodeBlock.of("$T.parse($S)", value.getClass(), value.toString());
            case LIST -> list(((SqlType.Array) type).element(), (List<?>) value);
        };
    }

    /** The value in its own class, as the decoder of a data type takes it: bytes as {@link Bytes}. */
    static CodeBlock canonical(SqlType type, Object value) {
        CodeBlock literal = of(type, value);
        return value instanceof Bytes ? CodeBlock.of("$T.of($L)", Bytes.class, literal) : literal;
    }

    private static CodeBlock bytes(byte[] bytes) {
        if (bytes.length > LONG_BYTES) {
            return CodeBlock.of(
                    "$T.of().parseHex($S)", HexFormat.class, HexFormat.of().formatHex(bytes));
        }
        List<String> each = new ArrayList<>();
        for (byte b : bytes) {
            each.add(Byte.toString(b));
        }
        return CodeBlock.of("new byte[] {$L}", String.join(", ", each));
    }

    private static CodeBlock list(SqlType element, List<?> values) {
        List<CodeBlock> each = new ArrayList<>();
        values.forEach(value -> each.add(of(element, value)));
        return CodeBlock.of("$T.of($L)", List.class, CodeBlock.join(each, ", "));
    }
}
