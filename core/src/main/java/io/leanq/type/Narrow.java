package io.leanq.type;

import io.leanq.LeanqException;

/** Reads cells of the small number types, which come as wider numbers; a number that does not fit is refused. */
final class Narrow {

    private Narrow() {}

    static byte toByte(int value, int index) {
        if (value != (byte) value) {
            throw doesNotFit("TINYINT", index);
        }
        return (byte) value;
    }

    static short toShort(int value, int index) {
        if (value != (short) value) {
            throw doesNotFit("SMALLINT", index);
        }
        return (short) value;
    }

    static float toFloat(double value, int index) {
        float narrow = (float) value;
        if (Double.compare(narrow, value) != 0) {
            throw doesNotFit("REAL", index);
        }
        return narrow;
    }

    private static LeanqException doesNotFit(String type, int index) {
        return new LeanqException("cell at index " + index + ": the number does not fit " + type
                + " unchanged: read it with a wider type, or cast it in the statement");
    }
}
