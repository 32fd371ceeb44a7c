package io.leanq.leanxcale.dialect;

import io.leanq.render.DdlForms;

/**
 * DDL where LeanXcale differs from the standard. All of it is recalled (docs/leanxcale.md, "Recalled syntax"): a
 * correction is made here.
 */
final class LeanxcaleDdl implements DdlForms {
    static final LeanxcaleDdl INSTANCE = new LeanxcaleDdl();

    private LeanxcaleDdl() {}

    /** {@code [GENERATED ALWAYS] AS IDENTITY [START WITH n] [INCREMENT BY n]} */
    @Override
    public String identity(long startWith, long incrementBy) {
        return "GENERATED ALWAYS AS IDENTITY START WITH " + startWith + " INCREMENT BY " + incrementBy;
    }

    @Override
    public String dropForeignKey() {
        return "DROP FOREIGN KEY";
    }

    /** {@code START WITH n INCREMENT BY n}, which is the standard's form too. */
    @Override
    public String sequenceOptions(long startWith, long incrementBy) {
        return DdlForms.STANDARD.sequenceOptions(startWith, incrementBy);
    }
}
