package io.leanq.wire.common;

import io.leanq.wire.proto.ProtoMessage;
import io.leanq.wire.proto.ProtoReader;
import io.leanq.wire.proto.ProtoWriter;
import io.leanq.wire.value.Rep;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The type of a column.
 *
 * @param id a constant of java.sql.Types
 * @param name the SQL name of the type
 * @param rep the representation of its values on the wire
 * @param columns the parts of a struct; empty for other types
 * @param component the element type of an array; null for other types
 */
public record AvaticaType(
        int id,
        String name,
        Rep rep,
        List<ColumnMetaData> columns,
        @Nullable AvaticaType component) implements ProtoMessage {
    public AvaticaType {
        columns = List.copyOf(columns);
    }

    /** A type without parts. */
    public static AvaticaType scalar(int id, String name, Rep rep) {
        return new AvaticaType(id, name, rep, List.of(), null);
    }

    /** An array type. */
    public static AvaticaType array(String name, AvaticaType component) {
        return new AvaticaType(java.sql.Types.ARRAY, name, Rep.ARRAY, List.of(), component);
    }

    @Override
    public void writeTo(ProtoWriter out) {
        out.uint32(1, id);
        out.string(2, name);
        out.int32(3, rep.number());
        out.messages(4, columns);
        if (component != null) {
            out.message(5, component);
        }
    }

    public static AvaticaType read(ProtoReader in) {
        int id = 0;
        String name = "";
        Rep rep = Rep.of(0);
        List<ColumnMetaData> columns = List.of();
        AvaticaType component = null;
        for (int f = in.next(); f != 0; f = in.next()) {
            switch (f) {
                case 1 -> id = in.int32();
                case 2 -> name = in.string();
                case 3 -> rep = Rep.of(in.int32());
                case 4 -> columns = in.add(columns, ColumnMetaData::read);
                case 5 -> component = in.message(AvaticaType::read);
                default -> in.skip();
            }
        }
        return new AvaticaType(id, name, rep, columns, component);
    }
}
