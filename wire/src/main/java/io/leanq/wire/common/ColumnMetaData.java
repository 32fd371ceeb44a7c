package io.leanq.wire.common;

import io.leanq.wire.proto.ProtoMessage;
import io.leanq.wire.proto.ProtoReader;
import io.leanq.wire.proto.ProtoWriter;
import io.leanq.wire.value.Rep;

/**
 * One column of a result, as JDBC describes columns. A server makes it with {@link #builder}.
 *
 * @param ordinal position from 0
 * @param nullable 0 no, 1 yes, 2 unknown
 * @param signed true for signed numbers
 * @param displaySize characters
 * @param label its name in the result
 * @param columnName its name in the table
 * @param precision digits or characters
 * @param scale digits after the point
 * @param columnClassName the Java class of its values; LeanXcale's Python client decodes by it
 * @param type its type
 */
public record ColumnMetaData(
        int ordinal,
        boolean autoIncrement,
        boolean caseSensitive,
        boolean searchable,
        boolean currency,
        int nullable,
        boolean signed,
        int displaySize,
        String label,
        String columnName,
        String schemaName,
        int precision,
        int scale,
        String tableName,
        String catalogName,
        boolean readOnly,
        boolean writable,
        boolean definitelyWritable,
        String columnClassName,
        AvaticaType type)
        implements ProtoMessage {
    private static final AvaticaType NO_TYPE = AvaticaType.scalar(0, "", Rep.PRIMITIVE_BOOLEAN);

    /** Starts the description of a searchable, nullable column that is both its own label and name. */
    public static ColumnMetaDataBuilder builder(int ordinal, String label, AvaticaType type, String columnClassName) {
        return new ColumnMetaDataBuilder(ordinal, label, type, columnClassName);
    }

    @Override
    public void writeTo(ProtoWriter out) {
        out.uint32(1, ordinal);
        out.bool(2, autoIncrement);
        out.bool(3, caseSensitive);
        out.bool(4, searchable);
        out.bool(5, currency);
        out.uint32(6, nullable);
        out.bool(7, signed);
        out.uint32(8, displaySize);
        out.string(9, label);
        out.string(10, columnName);
        out.string(11, schemaName);
        out.uint32(12, precision);
        out.uint32(13, scale);
        out.string(14, tableName);
        out.string(15, catalogName);
        out.bool(16, readOnly);
        out.bool(17, writable);
        out.bool(18, definitelyWritable);
        out.string(19, columnClassName);
        out.message(20, type);
    }

    public static ColumnMetaData read(ProtoReader in) {
        int ordinal = 0;
        boolean autoIncrement = false;
        boolean caseSensitive = false;
        boolean searchable = false;
        boolean currency = false;
        int nullable = 0;
        boolean signed = false;
        int displaySize = 0;
        String label = "";
        String columnName = "";
        String schemaName = "";
        int precision = 0;
        int scale = 0;
        String tableName = "";
        String catalogName = "";
        boolean readOnly = false;
        boolean writable = false;
        boolean definitelyWritable = false;
        String columnClassName = "";
        AvaticaType type = NO_TYPE;
        for (int f = in.next(); f != 0; f = in.next()) {
            switch (f) {
                case 1 -> ordinal = in.int32();
                case 2 -> autoIncrement = in.bool();
                case 3 -> caseSensitive = in.bool();
                case 4 -> searchable = in.bool();
                case 5 -> currency = in.bool();
                case 6 -> nullable = in.int32();
                case 7 -> signed = in.bool();
                case 8 -> displaySize = in.int32();
                case 9 -> label = in.string();
                case 10 -> columnName = in.string();
                case 11 -> schemaName = in.string();
                case 12 -> precision = in.int32();
                case 13 -> scale = in.int32();
                case 14 -> tableName = in.string();
                case 15 -> catalogName = in.string();
                case 16 -> readOnly = in.bool();
                case 17 -> writable = in.bool();
                case 18 -> definitelyWritable = in.bool();
                case 19 -> columnClassName = in.string();
                case 20 -> type = in.message(AvaticaType::read);
                default -> in.skip();
            }
        }
        return new ColumnMetaData(
                ordinal,
                autoIncrement,
                caseSensitive,
                searchable,
                currency,
                nullable,
                signed,
                displaySize,
                label,
                columnName,
                schemaName,
                precision,
                scale,
                tableName,
                catalogName,
                readOnly,
                writable,
                definitelyWritable,
                columnClassName,
                type);
    }
}
