package io.leanq.wire.proto;

/** A message that can append itself to a {@link ProtoWriter}. Fields with their proto3 default are left out. */
public interface ProtoMessage {
    /** Appends the message's fields, without a length or an envelope around them. */
    void writeTo(ProtoWriter out);
}
