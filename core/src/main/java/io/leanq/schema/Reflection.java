package io.leanq.schema;

import io.leanq.evolve.SchemaSource;
import io.leanq.evolve.SchemaState;
import java.util.List;

/**
 * The model of a schema, read from a database by {@link MetaData#reflect(SchemaTarget)}. The model contains nothing
 * that the catalog does not say, except what this page names. Immutable.
 *
 * <p>Names are those of the catalog. If the database is known to fold unquoted names to upper case, an upper-case name
 * that needs no quotes is in lower case. Objects of the session's default schema have no schema in their names.
 *
 * <p>A column of a type that LeanQ does not know is left out, with the keys and indexes that contain it; a table is
 * left out if LeanQ knows none of its columns. Catalogs show a unique index and a unique constraint in the same way:
 * the model has an index, or a constraint if a foreign key references its columns, since most databases require a
 * constraint there. Sequences and identities start with 1 and increment by 1, since catalogs do not contain their
 * options. {@link #notTold} lists all of this.
 *
 * @param metadata the tables ({@link DynamicTable}), views ({@link DynamicView}) and sequences, each in the order of
 *     their names. A foreign key can reference a table that is not among them because it was not selected
 * @param notTold the parts that the model leaves out or is not sure of, in the order of the objects
 */
public record Reflection(MetaData metadata, List<NotTold> notTold) implements SchemaSource {
    public Reflection {
        notTold = List.copyOf(notTold);
    }

    /** The schema as a value, with the facets that the catalog does not tell. */
    @Override
    public SchemaState state() {
        return ModelState.of(metadata, notTold);
    }
}
