package io.leanq.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Names of tables, indexes and sequences. */
class ObjectNameTest {

    private static ObjectName in(String schema, String name) {
        return new ObjectName(Optional.of(schema), name);
    }

    @Test
    void namesWithoutSchemaComeFirst() {
        assertThat(Stream.of(in("b", "a"), in("a", "z"), in("a", "b"), ObjectName.of("z"), ObjectName.of("y"))
                        .sorted(ObjectName.BY_SCHEMA_AND_NAME))
                .containsExactly(ObjectName.of("y"), ObjectName.of("z"), in("a", "b"), in("a", "z"), in("b", "a"));
    }
}
