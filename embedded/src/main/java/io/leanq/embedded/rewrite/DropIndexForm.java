package io.leanq.embedded.rewrite;

import java.util.List;

/**
 * {@code DROP INDEX [IF EXISTS] i}. The catalog shows a unique constraint as an index of its name, which is none to H2:
 * {@code IF EXISTS} would have no effect. Whether LeanXcale drops the constraint is not known, so it is refused.
 */
final class DropIndexForm {
    private DropIndexForm() {}

    /**
     * @param in after the DROP
     * @param sql the statement
     */
    static SchemaChange.DropIndex read(Tokens in, String sql, TableShape.Lookup tables) {
        in.expectWords("INDEX");
        in.skipWords("IF", "EXISTS");
        List<Token> index = in.qualifiedName();
        String schema = index.size() == 3 ? index.get(0).name() : null;
        String name = index.get(index.size() - 1).name();
        if (tables.storedName("INDEX", schema, name) == null && tables.hasUniqueConstraint(schema, name)) {
            throw RewriteException.unsupported(
                    "DROP INDEX of \"" + name + "\", a unique constraint,", "ALTER TABLE … DROP CONSTRAINT drops it");
        }
        return new SchemaChange.DropIndex(schema, name, sql);
    }
}
