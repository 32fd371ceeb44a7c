package io.leanq.wire.common;

import io.leanq.wire.error.MalformedMessageException;

/** Enumerations whose constants stand in the order of their numbers on the wire. */
final class Numbered {
    private Numbered() {}

    static <E> E at(E[] all, int number, String what) {
        if (number < 0 || number >= all.length) {
            throw new MalformedMessageException("no " + what + " has the number " + number);
        }
        return all[number];
    }
}
