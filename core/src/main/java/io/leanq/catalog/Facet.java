package io.leanq.catalog;

/** A property in which the definition of a schema object and a catalog are compared. */
public enum Facet {
    /** Whether a table, view or sequence exists. */
    EXISTENCE("existence"),
    COLUMN("column"),
    /**
     * Columns that no class can have, since LeanQ does not know their types, and the keys and indexes with such
     * columns.
     */
    UNKNOWN_COLUMN("columns of unknown types"),
    TYPE("type"),
    /** The length of text and bytes, the precision and scale of decimals. */
    LENGTH("length"),
    NULLABILITY("nullability"),
    DEFAULT("default"),
    /** Whether a column is an identity, which the database numbers. */
    IDENTITY("identity"),
    PRIMARY_KEY("primary key"),
    FOREIGN_KEY("foreign key"),
    /** What a foreign key does when the referenced row is deleted. LeanQ's definitions do not contain it. */
    DELETE_RULE("delete rule"),
    INDEX("index"),
    /** The covered columns of an index, the sort directions of its columns, and the placement of its entries. */
    INDEX_OPTIONS("index options"),
    UNIQUE("unique constraint"),
    CHECK("check constraint"),
    VIEW_QUERY("view query"),
    /** Which sequences exist. */
    SEQUENCE("sequence"),
    /** The first number and the step of sequences and identities. */
    SEQUENCE_OPTIONS("sequence options"),
    TABLE_OPTIONS("table options");

    private final String label;

    Facet(String label) {
        this.label = label;
    }

    @Override
    public String toString() {
        return label;
    }
}
