package io.leanq.schema;

import io.leanq.InvalidDefinition;
import io.leanq.catalog.Names;
import io.leanq.catalog.Schema;
import io.leanq.query.NumberExpression;
import io.leanq.tree.DdlNode;
import io.leanq.tree.ObjectName;

/**
 * A sequence of numbers, which has gaps but never gives a number twice. Immutable: each option returns a new object.
 */
public final class Sequence implements SchemaObject {
    private final ObjectName name;
    private final long startWith;
    private final long incrementBy;

    private Sequence(ObjectName name, long startWith, long incrementBy) {
        this.name = name;
        this.startWith = startWith;
        this.incrementBy = incrementBy;
    }

    /**
     * A sequence in the session's default schema, which starts with 1 and increments by 1 unless other options are set.
     */
    public static Sequence named(String name) {
        return new Sequence(ObjectName.of(Names.required("sequence", name)), 1, 1);
    }

    /** {@link #named(String)} in a schema other than the session's own. */
    public static Sequence named(Schema schema, String name) {
        return new Sequence(Names.in(schema, "sequence", name), 1, 1);
    }

    static Sequence of(ObjectName name) {
        return new Sequence(name, 1, 1);
    }

    /** Sets the first number. */
    public Sequence startWith(long first) {
        return new Sequence(name, first, incrementBy);
    }

    /** Sets the step from one number to the next; a negative step counts down. */
    public Sequence incrementBy(long step) {
        if (step == 0) {
            throw new InvalidDefinition("sequence " + name + ": a step of 0 would give one number for ever");
        }
        return new Sequence(name, startWith, step);
    }

    public ObjectName name() {
        return name;
    }

    /** The first number; 1 for a reflected sequence, since catalogs do not contain it. */
    public long first() {
        return startWith;
    }

    /** The step from one number to the next; 1 for a reflected sequence, since catalogs do not contain it. */
    public long step() {
        return incrementBy;
    }

    /** {@code NEXT VALUE FOR sequence}: another number for each row for which it is computed. */
    public NumberExpression<Long> next() {
        return new NextNumber(name);
    }

    /**
     * Creates the sequence unless it exists.
     *
     * @throws io.leanq.SqlException if the database refuses the statement
     */
    public void create(SchemaTarget target) {
        MetaData.of(this).createAll(target);
    }

    DdlNode.CreateSequence ddl() {
        return new DdlNode.CreateSequence(name, startWith, incrementBy);
    }

    @Override
    public String toString() {
        return name.toString();
    }
}
