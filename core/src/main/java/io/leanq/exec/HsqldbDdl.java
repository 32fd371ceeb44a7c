package io.leanq.exec;

import io.leanq.render.DdlForms;

/** The DDL that HSQLDB spells differently from the standard. */
final class HsqldbDdl implements DdlForms {
    /** HSQLDB takes the word COLUMN in {@code RENAME COLUMN} for the column's name. */
    @Override
    public String renameColumn(String column, String newName) {
        return "ALTER COLUMN " + column + " RENAME TO " + newName;
    }

    /** HSQLDB takes away no right without a word on the rights that were granted by it. */
    @Override
    public String revokeEnd() {
        return " RESTRICT";
    }
}
