package io.leanq.render;

/**
 * The parts of DDL that databases spell differently. The default methods have the standard's forms; a dialect overrides
 * those that differ. Thread-safe.
 */
public interface DdlForms {
    DdlForms STANDARD = new DdlForms() {};

    /** The SQL after the type of an identity column; used only with {@link Feature#IDENTITY}. */
    default String identity(long startWith, long incrementBy) {
        return "GENERATED ALWAYS AS IDENTITY (START WITH " + startWith + " INCREMENT BY " + incrementBy + ")";
    }

    /** The SQL in ALTER TABLE before the name of a foreign key that is dropped. */
    default String dropForeignKey() {
        return "DROP CONSTRAINT";
    }

    /**
     * The SQL in ALTER TABLE before the name of a unique or check constraint that is dropped; used only with
     * {@link Feature#DROP_CONSTRAINT}.
     */
    default String dropConstraint() {
        return "DROP CONSTRAINT";
    }

    /** The SQL in ALTER TABLE before the new name of the table. */
    default String renameTable() {
        return "RENAME TO";
    }

    /**
     * The SQL in ALTER TABLE that renames a column; used only with {@link Feature#RENAME_COLUMN}.
     *
     * @param column the name as SQL, quoted if it must be
     * @param newName the new name as SQL
     */
    default String renameColumn(String column, String newName) {
        return "RENAME COLUMN " + column + " TO " + newName;
    }

    /** Whether NOT NULL stands before DEFAULT in ADD COLUMN; in CREATE TABLE it stands behind. */
    default boolean addsNullabilityFirst() {
        return false;
    }

    /** The SQL after ALTER COLUMN and the column's name, before its new type. */
    default String setType() {
        return "SET DATA TYPE";
    }

    /** The SQL after ALTER COLUMN and the column's name, before {@code DEFAULT} and the value. */
    default String setDefault() {
        return "SET";
    }

    /** The SQL after ALTER COLUMN and the name of a column that loses its default. */
    default String dropDefault() {
        return "DROP DEFAULT";
    }

    /** The SQL after ALTER COLUMN and the name of a column that can be NULL from then on, or cannot. */
    default String setNullable(boolean nullable) {
        return nullable ? "DROP NOT NULL" : "SET NOT NULL";
    }

    /** The SQL between the name of a new user or role and the password. */
    default String password() {
        return "PASSWORD";
    }

    /** Whether a right stands with ON before its object, and not with the kind of the object. */
    default boolean grantsWithOn() {
        return true;
    }

    /** The SQL at the end of REVOKE, with a blank before it; empty where there is none. */
    default String revokeEnd() {
        return "";
    }

    /** The SQL before the name of a table whose rows are all removed; used only with {@link Feature#TRUNCATE}. */
    default String truncate() {
        return "TRUNCATE TABLE ";
    }

    /** The SQL after the name of a new sequence. */
    default String sequenceOptions(long startWith, long incrementBy) {
        return "START WITH " + startWith + " INCREMENT BY " + incrementBy;
    }
}
