package io.leanq.tree;

/** A constraint of a table other than its primary key: {@code CONSTRAINT name …}. */
public sealed interface TableConstraint permits DdlNode.ForeignKeySpec, DdlNode.UniqueSpec, DdlNode.CheckSpec {

    String name();

    <R> R accept(Visitor<R> visitor);

    /** One method for each kind of constraint. */
    interface Visitor<R> {
        R foreignKey(DdlNode.ForeignKeySpec constraint);

        R unique(DdlNode.UniqueSpec constraint);

        R check(DdlNode.CheckSpec constraint);
    }
}
