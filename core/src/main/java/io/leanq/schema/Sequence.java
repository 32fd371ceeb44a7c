package io.leanq.schema;

import io.leanq.InvalidDefinition;
import io.leanq.catalog.Names;
import io.leanq.catalog.Schema;
import io.leanq.query.NumberExpression;
import io.leanq.tree.DdlNode;
import io.leanq.tree.ObjectName;

/** A sequence of numbers. Immutable: the options answer a new one. Gaps are normal; numbers never come twice. */
public final class Sequence implements SchemaObject {
    private final ObjectName name;
    private final long startWith;
    private final long incrementBy;

    private Sequence(ObjectName name, long startWith, long incrementBy) {
        this.name = name;
        this.startWith = startWith;
        this.incrementBy = incrementBy;
    }

    /** Starts with 1 and goes up by 1 unless told otherwise. */
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

    /** The first number that comes. */
    public Sequence startWith(long first) {
        return new Sequence(name, first, incrementBy);
    }

    /** The step from one number to the next; negative counts down. */
    public Sequence incrementBy(long step) {
        if (step == 0) {
            throw new InvalidDefinition("sequence " + name + ": a step of 0 would give one number for ever");
        }
        return new Sequence(name, startWith, step);
    }

    public ObjectName name() {
        return name;
    }

    /** The first number that comes; 1 where the sequence was reflected, since no catalog tells it. */
    public long first() {
        return startWith;
    }

    /** From one number to the next; 1 where the sequence was reflected, since no catalog tells it. */
    public long step() {
        return incrementBy;
    }

    /** {@code NEXT VALUE FOR sequence}: another number for each row it is computed for. */
    public NumberExpression<Long> next() {
        return new NextNumber(name);
    }

    /** Creates it unless it is there. */
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
