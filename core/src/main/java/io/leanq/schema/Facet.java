package io.leanq.schema;

/** What is compared between a table as defined and as found. */
public enum Facet {
    COLUMN("column"),
    TYPE("type"),
    /** Length of text and bytes, precision and scale of decimals. */
    LENGTH("length"),
    NULLABILITY("nullability"),
    DEFAULT("default"),
    PRIMARY_KEY("primary key"),
    FOREIGN_KEY("foreign key"),
    INDEX("index"),
    /** Columns that an index covers besides its own, and where its entries lie. */
    INDEX_OPTIONS("index options"),
    UNIQUE("unique constraint"),
    CHECK("check constraint"),
    VIEW_QUERY("view query"),
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
