package io.leanq.benchmarks.children;

/** The libraries that are measured. */
final class Peers {
    static final String LEANQ = "LeanQ";
    static final String JOOQ = "jOOQ MULTISET";
    static final String HIBERNATE = "Hibernate fetch join";

    private Peers() {}

    static Peer named(String name, Shelf shelf) {
        return switch (name) {
            case LEANQ -> new LeanqPeer(shelf);
            case JOOQ -> new JooqPeer(shelf);
            case HIBERNATE -> new HibernatePeer(shelf);
            default -> throw new IllegalArgumentException(name);
        };
    }
}
