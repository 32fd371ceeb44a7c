package io.leanq.codegen.snapshot;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;

/**
 * Prints a snapshot with one column, key or index on each line. Nothing below the lists of a table is broken into
 * lines.
 */
final class SnapshotLines extends DefaultPrettyPrinter {
    private static final long serialVersionUID = 1L;

    /** The levels that are broken into lines: the file, its list of tables, a table, its list of columns. */
    private static final int BROKEN_LEVELS = 4;

    SnapshotLines() {
        super(new Separators()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator(""));
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        indentObjectsWith(lines);
        indentArraysWith(lines);
    }

    private SnapshotLines(SnapshotLines other) {
        super(other);
    }

    @Override
    public DefaultPrettyPrinter createInstance() {
        return new SnapshotLines(this);
    }

    private boolean isOneLine(JsonGenerator out) {
        return _nesting > BROKEN_LEVELS || isOfFlatList(out);
    }

    /** True if the value is in one of the lists beside the tables. */
    private boolean isOfFlatList(JsonGenerator out) {
        JsonStreamContext list = out.getOutputContext().getParent();
        String name = list == null || list.getParent() == null
                ? null
                : list.getParent().getCurrentName();
        return _nesting == BROKEN_LEVELS - 1 && ("notTold".equals(name) || "sequences".equals(name));
    }

    @Override
    public void beforeObjectEntries(JsonGenerator out) throws IOException {
        if (!isOneLine(out)) {
            super.beforeObjectEntries(out);
        }
    }

    @Override
    public void writeObjectEntrySeparator(JsonGenerator out) throws IOException {
        if (isOneLine(out)) {
            out.writeRaw(", ");
        } else {
            super.writeObjectEntrySeparator(out);
        }
    }

    @Override
    public void writeEndObject(JsonGenerator out, int entries) throws IOException {
        if (isOneLine(out)) {
            _nesting--;
            out.writeRaw('}');
        } else {
            super.writeEndObject(out, entries);
        }
    }

    @Override
    public void beforeArrayValues(JsonGenerator out) throws IOException {
        if (!isOneLineArray(out)) {
            super.beforeArrayValues(out);
        }
    }

    @Override
    public void writeArrayValueSeparator(JsonGenerator out) throws IOException {
        if (isOneLineArray(out)) {
            out.writeRaw(", ");
        } else {
            super.writeArrayValueSeparator(out);
        }
    }

    @Override
    public void writeEndArray(JsonGenerator out, int values) throws IOException {
        if (isOneLineArray(out)) {
            _nesting--;
            out.writeRaw(']');
        } else {
            super.writeEndArray(out, values);
        }
    }

    /** True if the array is on one line. Within an array, the current name is the name of its parent. */
    private boolean isOneLineArray(JsonGenerator out) {
        JsonStreamContext parent = out.getOutputContext().getParent();
        return _nesting > BROKEN_LEVELS || parent != null && "primaryKey".equals(parent.getCurrentName());
    }
}
