package io.leanq.wire.common;

/** Collects the facts about a column. A server names those that differ from the usual ones. */
public final class ColumnMetaDataBuilder {
    private final int ordinal;
    private final String label;
    private final AvaticaType type;
    private final String columnClassName;
    private String columnName;
    private String tableName = "";
    private String schemaName = "";
    private String catalogName = "";
    private int nullable = 1;
    private boolean signed;
    private boolean caseSensitive;
    private boolean autoIncrement;
    private int precision;
    private int scale;
    private int displaySize;

    ColumnMetaDataBuilder(int ordinal, String label, AvaticaType type, String columnClassName) {
        this.ordinal = ordinal;
        this.label = label;
        this.columnName = label;
        this.type = type;
        this.columnClassName = columnClassName;
    }

    /** The table that the column comes from, and the column's name there; empty texts for a computed column. */
    public ColumnMetaDataBuilder origin(String catalog, String schema, String table, String column) {
        catalogName = catalog;
        schemaName = schema;
        tableName = table;
        columnName = column;
        return this;
    }

    /** Whether the column may be null: 0 no, 1 yes, 2 unknown. */
    public ColumnMetaDataBuilder nullable(int value) {
        nullable = value;
        return this;
    }

    public ColumnMetaDataBuilder signed(boolean value) {
        signed = value;
        return this;
    }

    public ColumnMetaDataBuilder caseSensitive(boolean value) {
        caseSensitive = value;
        return this;
    }

    public ColumnMetaDataBuilder autoIncrement(boolean value) {
        autoIncrement = value;
        return this;
    }

    /** The precision in digits or characters, and the digits after the point. */
    public ColumnMetaDataBuilder size(int newPrecision, int newScale) {
        precision = newPrecision;
        scale = newScale;
        return this;
    }

    /** The most characters of a value as text. */
    public ColumnMetaDataBuilder displaySize(int value) {
        displaySize = value;
        return this;
    }

    public ColumnMetaData build() {
        return new ColumnMetaData(
                ordinal,
                autoIncrement,
                caseSensitive,
                true,
                false,
                nullable,
                signed,
                displaySize,
                label,
                columnName,
                schemaName,
                precision,
                scale,
                tableName,
                catalogName,
                false,
                true,
                false,
                columnClassName,
                type);
    }
}
