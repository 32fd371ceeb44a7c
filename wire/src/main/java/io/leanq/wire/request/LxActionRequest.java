package io.leanq.wire.request;

import io.leanq.wire.common.KeyValuePair;
import io.leanq.wire.proto.ProtoReader;
import io.leanq.wire.proto.ProtoWriter;
import java.util.List;

/**
 * A request of LeanXcale's side channel (SERVER_INFO, QE_ADDRESSES). A server answers it before log-in, too.
 *
 * @param action the name of the action
 * @param params no known client sends any
 */
public record LxActionRequest(String action, List<KeyValuePair> params) implements Request {
    public LxActionRequest {
        params = List.copyOf(params);
    }

    @Override
    public String connectionId() {
        return "";
    }

    @Override
    public <R, E extends Exception> R accept(Visitor<R, E> visitor) throws E {
        return visitor.visit(this);
    }

    @Override
    public void writeTo(ProtoWriter out) {
        out.string(1, action);
        out.messages(2, params);
    }

    public static LxActionRequest read(ProtoReader in) {
        String action = "";
        List<KeyValuePair> params = List.of();
        for (int f = in.next(); f != 0; f = in.next()) {
            switch (f) {
                case 1 -> action = in.string();
                case 2 -> params = in.add(params, KeyValuePair::read);
                default -> in.skip();
            }
        }
        return new LxActionRequest(action, params);
    }
}
