package io.leanq.wire.response;

import io.leanq.wire.common.KeyValuePair;
import io.leanq.wire.proto.ProtoReader;
import io.leanq.wire.proto.ProtoWriter;
import java.util.List;

/**
 * The answer of LeanXcale's side channel. A failed action has a pair named ERROR.
 *
 * @param params the pairs
 */
public record LxActionResponse(List<KeyValuePair> params) implements Response {
    public LxActionResponse {
        params = List.copyOf(params);
    }

    @Override
    public void writeTo(ProtoWriter out) {
        out.messages(1, params);
    }

    public static LxActionResponse read(ProtoReader in) {
        List<KeyValuePair> params = List.of();
        for (int f = in.next(); f != 0; f = in.next()) {
            switch (f) {
                case 1 -> params = in.add(params, KeyValuePair::read);
                default -> in.skip();
            }
        }
        return new LxActionResponse(params);
    }
}
