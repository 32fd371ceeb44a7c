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
