package io.leanq.wire.value;

import io.leanq.wire.error.MalformedMessageException;
import io.leanq.wire.proto.ProtoReader;
import java.util.Arrays;

/**
 * The places and contents of the current row's cells, in parallel arrays. One pass over the row's bytes fills the
 * arrays, and the next row uses them again, so that reading a row makes no objects. Text and bytes are noted by place
 * and decoded when they are asked for.
 *
 * <p>A cell takes 43 bytes here and may take as little as two on the wire, so the number of cells is always bounded.
 */
final class CellIndex {
    private static final int NULL = 1;
    private static final int UNBOUND = 2;
    private static final int BOOL = 4;
    private static final int HAS_DOUBLE = 8;
    private static final int HAS_BYTES = 16;
    private static final int BLOB = 32;
    private static final int BLOB_DONE = 64;
    private static final int FIRST_CAPACITY = 8;

    final ProtoReader in;
    int count;
    private int most;
    private byte[] reps = new byte[FIRST_CAPACITY];
    private byte[] flags = new byte[FIRST_CAPACITY];
    private long[] numbers = new long[FIRST_CAPACITY];
    private double[] doubles = new double[FIRST_CAPACITY];
    private int[] textAt = new int[FIRST_CAPACITY];
    private int[] textLength = new int[FIRST_CAPACITY];
    private int[] bytesAt = new int[FIRST_CAPACITY];
    private int[] bytesLength = new int[FIRST_CAPACITY];
    /** For arrays: the first and last byte of the message whose repeated field holds the elements, and that field. */
    private int[] arrayAt = new int[FIRST_CAPACITY];

    private int[] arrayEnd = new int[FIRST_CAPACITY];
    private byte[] arrayField = new byte[FIRST_CAPACITY];

    CellIndex(ProtoReader in) {
        this.in = in;
    }

    void clear() {
        count = 0;
    }

    /** Sets the most cells of a row from now on. */
    void atMost(int cells) {
        most = cells;
    }

    Rep rep(int cell) {
        return Rep.of(reps[cell]);
    }

    boolean isNull(int cell) {
        return (flags[cell] & NULL) != 0;
    }

    boolean isUnbound(int cell) {
        return (flags[cell] & UNBOUND) != 0;
    }

    boolean bool(int cell) {
        return (flags[cell] & BOOL) != 0;
    }

    boolean hasDouble(int cell) {
        return (flags[cell] & HAS_DOUBLE) != 0;
    }

    boolean hasBytes(int cell) {
        return (flags[cell] & HAS_BYTES) != 0;
    }

    /** True for a large object of which more chunks have to be asked for. */
    boolean isUnfinishedBlob(int cell) {
        return (flags[cell] & (BLOB | BLOB_DONE)) == BLOB;
    }

    long number(int cell) {
        return numbers[cell];
    }

    double float64(int cell) {
        return doubles[cell];
    }

    String text(int cell) {
        return in.textAt(textAt[cell], textLength[cell]);
    }

    int textLength(int cell) {
        return textLength[cell];
    }

    byte[] bytes(int cell) {
        return Arrays.copyOfRange(in.array(), bytesAt[cell], bytesAt[cell] + bytesLength[cell]);
    }

    int arrayAt(int cell) {
        return arrayAt[cell];
    }

    int arrayEnd(int cell) {
        return arrayEnd[cell];
    }

    int arrayField(int cell) {
        return arrayField[cell];
    }

    /** Adds the cell of the reader's current field, a ColumnValue. */
    void addColumnValue() {
        int cell = newCell();
        int outer = in.enter();
        int at = in.position();
        int end = in.limit();
        boolean array = false;
        boolean scalar = false;
        int old = 0;
        for (int f = in.next(); f != 0; f = in.next()) {
            switch (f) {
                case 1 -> {
                    if (scalar) {
                        in.skip();
                    } else {
                        typedValue(cell);
                    }
                    old++;
                }
                case 2 -> {
                    in.skip();
                    array = true;
                }
                case 3 -> array |= in.bool();
                case 4 -> {
                    typedValue(cell);
                    scalar = true;
                }
                default -> in.skip();
            }
        }
        in.leave(outer);
        if (array && !scalar) {
            clearCell(cell);
            asArray(cell, at, end, 2);
        } else if (array || !scalar && old != 1) {
            throw new MalformedMessageException("cell at index " + cell + " has not exactly one value");
        }
    }

    /** Adds the cell of the reader's current field, a TypedValue. */
    void addTypedValue() {
        typedValue(newCell());
    }

    private void typedValue(int cell) {
        clearCell(cell);
        int outer = in.enter();
        int at = in.position();
        int end = in.limit();
        int flag = 0;
        for (int f = in.next(); f != 0; f = in.next()) {
            switch (f) {
                case 1 -> reps[cell] = (byte) Rep.of(in.int32()).ordinal();
                case 2 -> flag = in.bool() ? flag | BOOL : flag & ~BOOL;
                case 3 -> {
                    textLength[cell] = in.skipBytes();
                    textAt[cell] = in.position() - textLength[cell];
                }
                case 4 -> numbers[cell] = in.sint64();
                case 5 -> {
                    bytesLength[cell] = in.skipBytes();
                    bytesAt[cell] = in.position() - bytesLength[cell];
                    flag |= HAS_BYTES;
                }
                case 6 -> {
                    doubles[cell] = in.float64();
                    flag |= HAS_DOUBLE;
                }
                case 7 -> flag = in.bool() ? flag | NULL : flag & ~NULL;
                case 10 -> flag = in.bool() ? flag | UNBOUND : flag & ~UNBOUND;
                case 11 -> flag |= in.message(BlobInfo::read).done() ? BLOB | BLOB_DONE : BLOB;
                default -> in.skip();
            }
        }
        in.leave(outer);
        if (reps[cell] == Rep.NULL.ordinal() || (flag & UNBOUND) != 0) {
            flag |= NULL;
        }
        flags[cell] = (byte) flag;
        if (reps[cell] == Rep.ARRAY.ordinal()) {
            asArray(cell, at, end, 8);
        }
    }

    private void asArray(int cell, int at, int end, int field) {
        reps[cell] = (byte) Rep.ARRAY.ordinal();
        arrayAt[cell] = at;
        arrayEnd[cell] = end;
        arrayField[cell] = (byte) field;
    }

    private void clearCell(int cell) {
        reps[cell] = 0;
        flags[cell] = 0;
        numbers[cell] = 0;
        doubles[cell] = 0;
        textLength[cell] = 0;
        bytesLength[cell] = 0;
    }

    private int newCell() {
        if (count == most) {
            throw new MalformedMessageException("more cells than the " + most + " that are expected");
        }
        if (count == reps.length) {
            int capacity = Math.min(count * 2, most);
            reps = Arrays.copyOf(reps, capacity);
            flags = Arrays.copyOf(flags, capacity);
            numbers = Arrays.copyOf(numbers, capacity);
            doubles = Arrays.copyOf(doubles, capacity);
            textAt = Arrays.copyOf(textAt, capacity);
            textLength = Arrays.copyOf(textLength, capacity);
            bytesAt = Arrays.copyOf(bytesAt, capacity);
            bytesLength = Arrays.copyOf(bytesLength, capacity);
            arrayAt = Arrays.copyOf(arrayAt, capacity);
            arrayEnd = Arrays.copyOf(arrayEnd, capacity);
            arrayField = Arrays.copyOf(arrayField, capacity);
        }
        return count++;
    }
}
