package io.leanq.wire.value;

import io.leanq.wire.proto.ByteSlice;
import io.leanq.wire.proto.ProtoMessage;
import io.leanq.wire.proto.ProtoReader;
import io.leanq.wire.proto.ProtoWriter;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One value with its representation, field by field as on the wire. For the few places with single values: properties,
 * actions, array elements. {@link RowCursor} reads rows and parameters, and {@link RowEncoder} writes them.
 * {@code toString} never shows the value.
 *
 * @param type says which of the other fields have a meaning
 * @param bool for BOOLEAN
 * @param text for STRING, CHARACTER, BIG_DECIMAL; base64 for BYTE_STRING in stock messages
 * @param number for integers, dates, times, timestamps; the bits of a FLOAT in stock messages
 * @param bytes for BYTE_STRING, BIG_INTEGER, LXBLOB
 * @param float64 for DOUBLE
 * @param isNull true for SQL NULL, whatever the type
 * @param elements for ARRAY
 * @param componentType the representation of an ARRAY's elements
 * @param implicitlyNull true for a parameter that was never set
 * @param blob present for LXBLOB
 */
public record TypedValue(
        Rep type,
        boolean bool,
        String text,
        long number,
        ByteSlice bytes,
        double float64,
        boolean isNull,
        List<TypedValue> elements,
        Rep componentType,
        boolean implicitlyNull,
        @Nullable BlobInfo blob)
        implements ProtoMessage {

    /** SQL NULL. */
    public static final TypedValue NULL = of(Rep.NULL, false, "", 0, ByteSlice.EMPTY, 0, true);

    public TypedValue {
        elements = List.copyOf(elements);
    }

    public static TypedValue of(boolean value) {
        return of(Rep.BOOLEAN, value, "", 0, ByteSlice.EMPTY, 0, false);
    }

    public static TypedValue of(int value) {
        return integral(Rep.INTEGER, value);
    }

    public static TypedValue of(long value) {
        return integral(Rep.LONG, value);
    }

    public static TypedValue of(double value) {
        return of(Rep.DOUBLE, false, "", 0, ByteSlice.EMPTY, value, false);
    }

    public static TypedValue of(String value) {
        return of(Rep.STRING, false, value, 0, ByteSlice.EMPTY, 0, false);
    }

    public static TypedValue of(BigDecimal value) {
        return of(Rep.BIG_DECIMAL, false, value.toString(), 0, ByteSlice.EMPTY, 0, false);
    }

    public static TypedValue of(byte[] value) {
        return of(Rep.BYTE_STRING, false, "", 0, ByteSlice.of(value.clone()), 0, false);
    }

    /**
     * A value that travels as a whole number: BYTE, SHORT, JAVA_SQL_DATE (days), JAVA_SQL_TIME (ms of the day),
     * JAVA_SQL_TIMESTAMP (ms) …
     */
    public static TypedValue integral(Rep type, long number) {
        return of(type, false, "", number, ByteSlice.EMPTY, 0, false);
    }

    public static TypedValue array(Rep componentType, List<TypedValue> elements) {
        return new TypedValue(Rep.ARRAY, false, "", 0, ByteSlice.EMPTY, 0, false, elements, componentType, false, null);
    }

    private static TypedValue of(
            Rep type, boolean bool, String text, long number, ByteSlice bytes, double float64, boolean isNull) {
        return new TypedValue(
                type, bool, text, number, bytes, float64, isNull, List.of(), Rep.PRIMITIVE_BOOLEAN, false, null);
    }

    @Override
    public void writeTo(ProtoWriter out) {
        out.int32(1, type.number());
        out.bool(2, bool);
        out.string(3, text);
        out.sint64(4, number);
        out.bytes(5, bytes);
        out.float64(6, float64);
        out.bool(7, isNull);
        out.messages(8, elements);
        out.int32(9, componentType.number());
        out.bool(10, implicitlyNull);
        if (blob != null) {
            out.message(11, blob);
        }
    }

    public static TypedValue read(ProtoReader in) {
        Rep type = Rep.PRIMITIVE_BOOLEAN;
        boolean bool = false;
        String text = "";
        long number = 0;
        ByteSlice bytes = ByteSlice.EMPTY;
        double float64 = 0;
        boolean isNull = false;
        List<TypedValue> elements = List.of();
        Rep componentType = Rep.PRIMITIVE_BOOLEAN;
        boolean implicitlyNull = false;
        BlobInfo blob = null;
        for (int f = in.next(); f != 0; f = in.next()) {
            switch (f) {
                case 1 -> type = Rep.of(in.int32());
                case 2 -> bool = in.bool();
                case 3 -> text = in.string();
                case 4 -> number = in.sint64();
                case 5 -> bytes = in.bytes().compact();
                case 6 -> float64 = in.float64();
                case 7 -> isNull = in.bool();
                case 8 -> elements = in.add(elements, TypedValue::read);
                case 9 -> componentType = Rep.of(in.int32());
                case 10 -> implicitlyNull = in.bool();
                case 11 -> blob = in.message(BlobInfo::read);
                default -> in.skip();
            }
        }
        return new TypedValue(
                type, bool, text, number, bytes, float64, isNull, elements, componentType, implicitlyNull, blob);
    }

    @Override
    public String toString() {
        return isNull ? "NULL" : type + " value";
    }
}
