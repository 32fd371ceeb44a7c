package io.leanq.codegen.rule;

import com.palantir.javapoet.CodeBlock;
import io.leanq.type.Bytes;
import io.leanq.type.SqlType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A value in Java's spelling. */
final class JavaLiteral {
    /** An array takes seven bytes of code for each of its own. */
    private static final int LONG_BYTES = 100;

    private JavaLiteral() {}

    /** @param value of the type's {@link SqlType#valueClass()} */
    static CodeBlock of(SqlType type, Object value) {
        if (value instanceof String text) {
            return CodeBlock.of("$S", text);
        }
        if (value instanceof Byte || value instanceof Short) {
            return CodeBlock.of("($L) $L", value instanceof Byte ? "byte" : "short", value);
        }
        if (value instanceof Long) {
            return CodeBlock.of("$LL", value);
        }
        if (value instanceof Float) {
            return CodeBlock.of("$Lf", value);
        }
        if (value instanceof Double) {
            return CodeBlock.of("$Ld", value);
        }
        if (value instanceof BigDecimal) {
            return CodeBlock.of("new $T($S)", BigDecimal.class, value.toString());
        }
        if (value instanceof LocalDate || value instanceof LocalTime || value instanceof LocalDateTime) {
            return CodeBlock.of("$T.parse($S)", value.getClass(), value.toString());
        }
        if (value instanceof Bytes bytes && bytes.toArray().length > LONG_BYTES) {
            return CodeBlock.of(
                    "$T.of().parseHex($S)", HexFormat.class, HexFormat.of().formatHex(bytes.toArray()));
        }
        if (value instanceof Bytes bytes) {
            List<String> each = new ArrayList<>();
            for (byte b : bytes.toArray()) {
                each.add(Byte.toString(b));
            }
            return CodeBlock.of("new byte[] {$L}", String.join(", ", each));
        }
        if (value instanceof List<?> list) {
            SqlType element = ((SqlType.Array) type).element();
            List<CodeBlock> each = new ArrayList<>();
            list.forEach(item -> each.add(of(element, item)));
            return CodeBlock.of("$T.of($L)", List.class, CodeBlock.join(each, ", "));
        }
        return CodeBlock.of("$L", value);
    }
}
