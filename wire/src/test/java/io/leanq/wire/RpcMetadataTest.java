package io.leanq.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.wire.common.RpcMetadata;
import io.leanq.wire.proto.ByteSlice;
import io.leanq.wire.proto.ProtoReader;
import io.leanq.wire.proto.ProtoWriter;
import org.junit.jupiter.api.Test;

/** Servers repeat their address in every answer. */
class RpcMetadataTest {

    @Test
    void anAddressThatIsRepeatedIsMadeOnce() {
        RpcMetadata first = read("host-1:1529");
        assertThat(read("host-1:1529")).isSameAs(first);
        assertThat(first.serverAddress()).isEqualTo("host-1:1529");
    }

    @Test
    void anotherAddressIsReadAsItIs() {
        read("host-1:1529");
        assertThat(read("host-2:1529").serverAddress()).isEqualTo("host-2:1529");
        assertThat(read("h\u00f6st-2:152").serverAddress()).isEqualTo("h\u00f6st-2:152");
        assertThat(read("").serverAddress()).isEmpty();
        assertThat(read("host-1:1529").serverAddress()).isEqualTo("host-1:1529");
    }

    @Test
    void whatIsTooLongForAnAddressIsReadAndNotKept() {
        RpcMetadata before = read("h".repeat(253) + ":65535");
        String tooLong = "x".repeat(100_000);
        RpcMetadata read = read(tooLong);
        assertThat(read.serverAddress()).isEqualTo(tooLong);
        assertThat(read(tooLong)).isNotSameAs(read);
        assertThat(read(before.serverAddress())).isSameAs(before);
    }

    private static RpcMetadata read(String address) {
        return RpcMetadata.read(new ProtoReader(ByteSlice.of(ProtoWriter.bytesOf(new RpcMetadata(address)))));
    }
}
