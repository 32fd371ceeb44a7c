package io.leanq.wire;

import java.util.stream.Stream;

/** The records of a sealed family of messages, also those of sealed families within it. */
final class MessageKinds {
    private MessageKinds() {}

    /** The simple names, which are the names on the wire. */
    static Stream<String> names(Class<?> family) {
        return family.isRecord()
                ? Stream.of(family.getSimpleName())
                : Stream.of(family.getPermittedSubclasses()).flatMap(MessageKinds::names);
    }
}
