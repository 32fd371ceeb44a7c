package io.leanq.benchmarks.children;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All libraries read the same authors with the same books. */
class OneToManyTest {
    @ParameterizedTest
    @ValueSource(strings = {Peers.LEANQ, Peers.JOOQ, Peers.HIBERNATE})
    void everyAuthorHasItsBooksInTheirOrder(String name) {
        try (Shelf shelf = new Shelf();
                Peer peer = Peers.named(name, shelf)) {
            Map<Integer, List<String>> titles = peer.titles(peer.fetch());

            assertThat(titles).hasSize(Shelf.AUTHORS);
            int book = 0;
            for (int author = 0; author < Shelf.AUTHORS; author++) {
                List<String> own = titles.get(author);
                assertThat(own).hasSize(author % 10);
                for (String title : own) {
                    assertThat(title).isEqualTo("title of the book " + book++);
                }
            }
            assertThat(book).isEqualTo(Shelf.BOOKS);
        }
    }
}
