package io.leanq.benchmarks.children;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.cfg.Configuration;

/** A fetch join in a session of its own, read-only, so that no state for later changes is kept. */
final class HibernatePeer implements Peer {
    private final SessionFactory sessions;

    HibernatePeer(Shelf shelf) {
        Configuration configuration =
                new Configuration().addAnnotatedClass(AuthorEntity.class).addAnnotatedClass(BookEntity.class);
        configuration.getProperties().put(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, shelf.pool());
        sessions = configuration.buildSessionFactory();
    }

    @Override
    public Object fetch() {
        return sessions.fromSession(session -> {
            session.setDefaultReadOnly(true);
            return session.createSelectionQuery(
                            "select a from Author a left join fetch a.books order by a.id", AuthorEntity.class)
                    .list();
        });
    }

    @Override
    public Map<Integer, List<String>> titles(Object fetched) {
        Map<Integer, List<String>> titles = new LinkedHashMap<>();
        for (Object one : (List<?>) fetched) {
            AuthorEntity author = (AuthorEntity) one;
            titles.put(author.id, author.books.stream().map(book -> book.title).toList());
        }
        return titles;
    }

    @Override
    public void close() {
        sessions.close();
    }
}
