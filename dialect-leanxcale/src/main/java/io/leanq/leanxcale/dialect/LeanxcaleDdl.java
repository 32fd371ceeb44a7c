package io.leanq.leanxcale.dialect;

import io.leanq.render.DdlForms;

/**
 * The DDL clauses that LeanXcale spells differently from the standard. All of them are recalled (docs/leanxcale.md,
 * "Recalled syntax"); a correction is made in this class.
 */
final class LeanxcaleDdl implements DdlForms {
    static final LeanxcaleDdl INSTANCE = new LeanxcaleDdl();

    private LeanxcaleDdl() {}

    /** {@code [GENERATED ALWAYS] AS IDENTITY [START WITH n] [INCREMENT BY n]}. */
    @Override
    public String identity(long startWith, long incrementBy) {
        return "GENERATED ALWAYS AS IDENTITY START WITH " + startWith + " INCREMENT BY " + incrementBy;
    }

    @Override
    public String dropForeignKey() {
        return "DROP FOREIGN KEY";
    }

    /** {@code ALTER TABLE t RENAME TO n}, which is also the form of other databases. */
    @Override
    public String renameTable() {
        return DdlForms.STANDARD.renameTable();
    }

    /** {@code ALTER TABLE t ADD COLUMN c type [NULL | NOT NULL] [DEFAULT v]}; no generator of numbers is recalled. */
    @Override
    public boolean addsNullabilityFirst() {
        return true;
    }

    /** Of {@code ALTER COLUMN …} no further words are recalled: these are the standard's. */
    @Override
    public String setType() {
        return DdlForms.STANDARD.setType();
    }

    /** The standard's words, and not recalled: {@link #setType}. */
    @Override
    public String setDefault() {
        return DdlForms.STANDARD.setDefault();
    }

    /** The standard's words, and not recalled: {@link #setType}. */
    @Override
    public String dropDefault() {
        return DdlForms.STANDARD.dropDefault();
    }

    /** The standard's words, and not recalled: {@link #setType}. */
    @Override
    public String setNullable(boolean nullable) {
        return DdlForms.STANDARD.setNullable(nullable);
    }

    /** {@code CREATE ROLE r IDENTIFIED BY 'p'}, which is documented, and recalled for a user. */
    @Override
    public String password() {
        return "IDENTIFIED BY";
    }

    /** {@code GRANT action kind TO user} is documented; how one object is named behind the kind is open. */
    @Override
    public boolean grantsWithOn() {
        return false;
    }

    /** {@code TRUNCATE TABLE t}, which is also the standard's form. */
    @Override
    public String truncate() {
        return DdlForms.STANDARD.truncate();
    }

    /** {@code START WITH n INCREMENT BY n}, which is also the standard's form. */
    @Override
    public String sequenceOptions(long startWith, long incrementBy) {
        return DdlForms.STANDARD.sequenceOptions(startWith, incrementBy);
    }
}
