package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.tree.ExpressionNode;

/** A key of a JSON object with its value; made by {@link Dsl#member}. Immutable. */
public final class JsonMember {
    private final String key;
    private final ExpressionNode value;

    JsonMember(String key, ExpressionNode value) {
        if (Needed.NAME.in("member(null, …)", key).isEmpty()) {
            throw new InvalidStatement("member(\"\", …): a member needs a key");
        }
        this.key = key;
        this.value = value;
    }

    String key() {
        return key;
    }

    ExpressionNode value() {
        return value;
    }

    @Override
    public String toString() {
        return "member(\"" + key + "\", …)";
    }
}
