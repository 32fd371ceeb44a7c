package io.leanq.wire.framing;

/** The byte order of the headers over TCP. */
final class LittleEndian {
    private LittleEndian() {}

    static int int32(byte[] array, int at) {
        return array[at] & 0xFF | (array[at + 1] & 0xFF) << 8 | (array[at + 2] & 0xFF) << 16 | array[at + 3] << 24;
    }

    static void putInt32(byte[] array, int at, int value) {
        array[at] = (byte) value;
        array[at + 1] = (byte) (value >> 8);
        array[at + 2] = (byte) (value >> 16);
        array[at + 3] = (byte) (value >> 24);
    }
}
