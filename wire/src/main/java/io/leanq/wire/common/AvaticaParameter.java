package io.leanq.wire.common;

import io.leanq.wire.proto.ProtoMessage;
import io.leanq.wire.proto.ProtoReader;
import io.leanq.wire.proto.ProtoWriter;

/**
 * One parameter of a prepared statement.
 *
 * @param signed true for signed numbers
 * @param precision digits or characters
 * @param scale digits after the point
 * @param parameterType a constant of java.sql.Types
 * @param typeName the SQL name of the type
 * @param className the Java class of its values
 * @param name "?1" and so on
 */
public record AvaticaParameter(
        boolean signed, int precision, int scale, int parameterType, String typeName, String className, String name)
        implements ProtoMessage {
    @Override
    public void writeTo(ProtoWriter out) {
        out.bool(1, signed);
        out.uint32(2, precision);
        out.uint32(3, scale);
        out.uint32(4, parameterType);
        out.string(5, typeName);
        out.string(6, className);
        out.string(7, name);
    }

    public static AvaticaParameter read(ProtoReader in) {
        boolean signed = false;
        int precision = 0;
        int scale = 0;
        int parameterType = 0;
        String typeName = "";
        String className = "";
        String name = "";
        for (int f = in.next(); f != 0; f = in.next()) {
            switch (f) {
                case 1 -> signed = in.bool();
                case 2 -> precision = in.int32();
                case 3 -> scale = in.int32();
                case 4 -> parameterType = in.int32();
                case 5 -> typeName = in.string();
                case 6 -> className = in.string();
                case 7 -> name = in.string();
                default -> in.skip();
            }
        }
        return new AvaticaParameter(signed, precision, scale, parameterType, typeName, className, name);
    }
}
