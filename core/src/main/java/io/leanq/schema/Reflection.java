package io.leanq.schema;

import java.util.List;

/**
 * The model of a schema that is in a database, made by {@link MetaData#reflect(SchemaTarget)}. Nothing in it is
 * guessed.
 *
 * <p>Names are as the catalog has them; where the database is known to keep bare names in upper case, upper-case names
 * that need no quotes are in lower case. Objects of the session's default schema have no schema in their names. A
 * column of a type that LeanQ does not know is left out, with what stands on it; so is a table without a column that
 * LeanQ knows. A unique index may be a unique constraint: catalogs show both alike. In the model it is an index, or a
 * constraint if a foreign key points at its columns, since most databases want one there. Sequences and identities
 * start with 1 and go up by 1, since catalogs do not tell. All this is listed in {@link #notTold}.
 *
 * @param metadata tables ({@link DynamicTable}), views ({@link DynamicView}) and sequences, each in the order of their
 *     names. A foreign key may point at a table that is not among them, if that was not asked for
 * @param notTold what the model leaves out or cannot be sure of, in the order of the objects
 */
public record Reflection(MetaData metadata, List<NotTold> notTold) {
    public Reflection {
        notTold = List.copyOf(notTold);
    }
}
