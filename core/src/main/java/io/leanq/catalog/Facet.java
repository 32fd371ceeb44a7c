package io.leanq.catalog;

/** What is compared between a table as defined and as found. */
public enum Facet {
    /** Whether a table, view or sequence is there at all. */
    EXISTENCE("existence"),
    COLUMN("column"),
    /** Columns that no class can have, since LeanQ does not know their types; and keys and indexes on them. */
    UNKNOWN_COLUMN("columns of unknown types"),
    TYPE("type"),
    /** Length of text and bytes, precision and scale of decimals. */
    LENGTH("length"),
    NULLABILITY("nullability"),
    DEFAULT("default"),
    /** Whether the database counts a column up. */
    IDENTITY("identity"),
    PRIMARY_KEY("primary key"),
    FOREIGN_KEY("foreign key"),
    /** What a foreign key does when the row that it points at goes; LeanQ has no words for it. */
    DELETE_RULE("delete rule"),
    INDEX("index"),
    /** Columns that an index covers besides its own, their directions, and where its entries lie. */
    INDEX_OPTIONS("index options"),
    UNIQUE("unique constraint"),
    CHECK("check constraint"),
    VIEW_QUERY("view query"),
    /** Which sequences there are. */
    SEQUENCE("sequence"),
    /** First number and step of sequences and identities. */
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
