package io.leanq.evolve;

import io.leanq.type.SqlType;

/**
 * A way in which a database may have more than the classes say, as it does while programs of two versions run side by
 * side.
 */
public enum Tolerance {
    /**
     * Columns that no class has, and that an insert can leave out: they can be NULL, or have a default. An upsert
     * replaces whole rows, so it sets such a column to NULL or its default.
     */
    EXTRA_COLUMNS {
        @Override
        public boolean allows(SchemaChange change) {
            return change instanceof SchemaChange.DropColumn drop
                    && (drop.column().nullable() || drop.column().filling().isPresent());
        }
    },
    /** Indexes that no class has. A unique one still refuses equal rows. */
    EXTRA_INDEXES {
        @Override
        public boolean allows(SchemaChange change) {
            return change instanceof SchemaChange.DropIndex;
        }
    },
    /**
     * Types that hold all values of the class's type and more, such as VARCHAR(200) for VARCHAR(50). Reading a value
     * that only the wider type holds can fail.
     */
    WIDER_TYPES {
        @Override
        public boolean allows(SchemaChange change) {
            return change instanceof SchemaChange.ChangeType type && isWider(type.after(), type.before());
        }
    };

    /**
     * Whether a schema that lacks this change is tolerated: the classes still read and write it.
     *
     * @param change the change that would make the database as the classes say
     */
    public abstract boolean allows(SchemaChange change);

    /** Whether a type holds all values of the class's type. */
    public static boolean isWider(SqlType ofClass, SqlType ofDatabase) {
        return Widening.holdsAll(ofClass, ofDatabase);
    }
}
