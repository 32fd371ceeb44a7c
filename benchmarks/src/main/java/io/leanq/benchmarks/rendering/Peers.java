package io.leanq.benchmarks.rendering;

/** The measured peers, under their names in the results. */
final class Peers {
    static final String LEANQ = "LeanQ";
    static final String LEANQ_CACHED = "LeanQ, text kept";
    static final String JOOQ = "jOOQ";
    static final String MYBATIS = "MyBatis Dynamic SQL";
    static final String QUERYDSL = "QueryDSL-SQL";

    private Peers() {}

    static Peer named(String name) {
        return switch (name) {
            case LEANQ -> new LeanqPeer();
            case LEANQ_CACHED -> new CachedLeanqPeer();
            case JOOQ -> new JooqPeer();
            case MYBATIS -> new MybatisPeer();
            case QUERYDSL -> new QuerydslPeer();
            default -> throw new IllegalArgumentException("no peer is called " + name);
        };
    }
}
