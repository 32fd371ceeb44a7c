package io.leanq.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidStatement;
import io.leanq.query.row.Row2;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rows are gathered by values that can be equal. */
class GroupsTest {
    private record Photo(byte[] bytes) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Photo that && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }

    private record Raw(long id, byte[] photo) {}

    private record Wrapped(long id, Photo photo) {}

    private static byte[] bytes() {
        return new byte[] {1, 2};
    }

    private static <P> Map<P, List<Integer>> grouped(P one, P other) {
        return Groups.grouped(Stream.of(new Row2<>(one, 1), new Row2<>(other, 2)));
    }

    @Test
    void anArrayInTheParentIsRefused() {
        assertThatThrownBy(() -> grouped(bytes(), bytes())).isInstanceOf(InvalidStatement.class);
        assertThatThrownBy(() -> grouped(new Raw(1, bytes()), new Raw(1, bytes())))
                .isInstanceOf(InvalidStatement.class)
                .hasMessageContaining("are not equal");
        assertThatThrownBy(() -> grouped(new Row2<>(1L, bytes()), new Row2<>(1L, bytes())))
                .isInstanceOf(InvalidStatement.class);
        assertThatThrownBy(() -> Groups.map(Stream.of(new Row2<>(new Raw(1, bytes()), 1))))
                .isInstanceOf(InvalidStatement.class);
    }

    @Test
    void aTypeThatComparesItsElementsIsAKey() {
        assertThat(grouped(new Wrapped(1, new Photo(bytes())), new Wrapped(1, new Photo(bytes()))))
                .containsOnly(Map.entry(new Wrapped(1, new Photo(bytes())), List.of(1, 2)));
        assertThat(grouped(new Row2<>(1L, "a"), new Row2<>(1L, "a"))).hasSize(1);
    }

    @Test
    void parentsThatAreNullAreOne() {
        assertThat(Groups.<String, Integer>grouped(
                        Stream.of(new Row2<>(null, 1), new Row2<>("a", 2), new Row2<>(null, 3))))
                .containsEntry(null, List.of(1, 3))
                .containsEntry("a", List.of(2));
    }
}
