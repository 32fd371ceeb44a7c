package io.leanq.leanxcale;

import io.leanq.InvalidStatement;
import io.leanq.catalog.Names;
import io.leanq.ddl.DdlStatement;
import io.leanq.leanxcale.dialect.CreateTrigger;
import io.leanq.leanxcale.dialect.CreateTrigger.Event;
import io.leanq.leanxcale.dialect.TriggerChange;
import io.leanq.schema.Table;
import io.leanq.schema.TableDefinition;
import io.leanq.tree.DdlNode;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.ObjectName;
import io.leanq.tree.VendorNode;
import io.leanq.type.SqlType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * A trigger of a table: a function of the server that runs when rows change. LeanXcale has triggers; the words of
 * their statements are recalled.
 *
 * <pre>{@code
 * Trigger audit = Trigger.on(STUDENTS, "audit");
 * db.execute(audit.after(INSERT, UPDATE).forEachRow().argument("students").execute("write_audit"));
 * db.execute(audit.disable());
 * }</pre>
 *
 * <p>Immutable and thread-safe: each method returns a new object. All methods refuse null.
 */
public final class Trigger {
    private final TableDefinition table;
    private final String name;

    private Trigger(TableDefinition table, String name) {
        this.table = table;
        this.name = name;
    }

    /**
     * The trigger of this name on a table.
     *
     * @throws InvalidStatement if the table is null, an alias or a view
     * @throws io.leanq.InvalidDefinition if the name is null, blank or too long
     */
    public static Trigger on(Table<?> table, String name) {
        if (table == null) {
            throw new InvalidStatement("Trigger.on(null, …): name the table");
        }
        if (table.definition().isView() || table.instance().alias().isPresent()) {
            throw new InvalidStatement(
                    "Trigger.on(" + table.instance() + ", …): it is no table by its own name: name the table");
        }
        return new Trigger(table.definition(), Names.required("trigger of " + table.definition(), name));
    }

    /** Begins a trigger that runs before rows change. */
    public Step before(Event first, Event... more) {
        return step(true, first, more);
    }

    /** Begins a trigger that runs after rows have changed. */
    public Step after(Event first, Event... more) {
        return step(false, first, more);
    }

    private Step step(boolean before, Event first, Event[] more) {
        List<Event> events = new ArrayList<>();
        events.add(first);
        events.addAll(more == null ? Arrays.asList((Event) null) : Arrays.asList(more));
        String call = "trigger " + name + ", " + (before ? "before" : "after");
        if (events.stream().anyMatch(Objects::isNull)) {
            throw new InvalidStatement(call + "(null): name the change, such as INSERT");
        }
        if (events.stream().distinct().count() < events.size()) {
            throw new InvalidStatement(call + events + ": name each change once");
        }
        return new Step(this, before, events, false, List.of(), OptionalInt.empty());
    }

    /** {@code ENABLE TRIGGER g ON t} */
    public DdlStatement enable() {
        return change(TriggerChange.Action.ENABLE);
    }

    /** {@code DISABLE TRIGGER g ON t} */
    public DdlStatement disable() {
        return change(TriggerChange.Action.DISABLE);
    }

    /** {@code DROP TRIGGER g ON t} */
    public DdlStatement drop() {
        return change(TriggerChange.Action.DROP);
    }

    private DdlStatement change(TriggerChange.Action action) {
        return statement(new TriggerChange(action, ObjectName.of(name), table.name()));
    }

    private static DdlStatement statement(VendorNode.SchemaStatement statement) {
        return DdlStatement.of(new DdlNode.OfVendor(statement));
    }

    /** A trigger that is being built. Immutable and thread-safe. */
    public static final class Step {
        private final Trigger trigger;
        private final boolean before;
        private final List<Event> events;
        private final boolean forEachRow;
        private final List<ExpressionNode.Literal> arguments;
        private final OptionalInt priority;

        private Step(
                Trigger trigger,
                boolean before,
                List<Event> events,
                boolean forEachRow,
                List<ExpressionNode.Literal> arguments,
                OptionalInt priority) {
            this.trigger = trigger;
            this.before = before;
            this.events = events;
            this.forEachRow = forEachRow;
            this.arguments = arguments;
            this.priority = priority;
        }

        /** {@code FOR EACH ROW} */
        public Step forEachRow() {
            return new Step(trigger, before, events, true, arguments, priority);
        }

        /** An argument of the function, a literal in the text. */
        public Step argument(String text) {
            if (text == null) {
                throw new InvalidStatement("trigger " + trigger.name + ", argument(null): give a text");
            }
            return with(new ExpressionNode.Literal(new SqlType.Varchar(OptionalInt.empty()), text));
        }

        /** An argument of the function, a literal in the text. */
        public Step argument(long number) {
            return with(new ExpressionNode.Literal(SqlType.Simple.BIGINT, number));
        }

        private Step with(ExpressionNode.Literal argument) {
            List<ExpressionNode.Literal> all = new ArrayList<>(arguments);
            all.add(argument);
            return new Step(trigger, before, events, forEachRow, List.copyOf(all), priority);
        }

        /** {@code PRIORITY n} among the triggers of the table. */
        public Step priority(int n) {
            return new Step(trigger, before, events, forEachRow, arguments, OptionalInt.of(n));
        }

        /** The statement that creates the trigger, {@code CREATE TRIGGER … EXECUTE function}. */
        public DdlStatement execute(String function) {
            return statement(new CreateTrigger(
                    ObjectName.of(trigger.name),
                    trigger.table.name(),
                    before,
                    events,
                    forEachRow,
                    Names.required("function in execute of trigger " + trigger.name, function),
                    arguments,
                    priority));
        }
    }
}
