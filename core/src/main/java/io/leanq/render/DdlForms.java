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

    /** The SQL before the name of a table whose rows are all removed; used only with {@link Feature#TRUNCATE}. */
    default String truncate() {
        return "TRUNCATE TABLE ";
    }

    /** The SQL after the name of a new sequence. */
    default String sequenceOptions(long startWith, long incrementBy) {
        return "START WITH " + startWith + " INCREMENT BY " + incrementBy;
    }
}
