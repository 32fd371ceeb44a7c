package io.leanq.render;

/**
 * The parts of DDL that databases spell differently, here as the standard has them. A dialect overrides what it must.
 */
public interface DdlForms {
    DdlForms STANDARD = new DdlForms() {};

    /** What stands behind the type of an identity column; asked only of dialects with {@link Feature#IDENTITY}. */
    default String identity(long startWith, long incrementBy) {
        return "GENERATED ALWAYS AS IDENTITY (START WITH " + startWith + " INCREMENT BY " + incrementBy + ")";
    }

    /** What stands in ALTER TABLE before the name of a foreign key that goes. */
    default String dropForeignKey() {
        return "DROP CONSTRAINT";
    }

    /** What stands behind the name of a new sequence. */
    default String sequenceOptions(long startWith, long incrementBy) {
        return "START WITH " + startWith + " INCREMENT BY " + incrementBy;
    }
}
