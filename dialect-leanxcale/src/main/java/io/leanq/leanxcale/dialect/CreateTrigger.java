package io.leanq.leanxcale.dialect;

import io.leanq.render.SqlWriter;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.ObjectName;
import io.leanq.tree.VendorNode;
import java.util.List;
import java.util.OptionalInt;

/**
 * {@code CREATE TRIGGER g BEFORE INSERT OR UPDATE ON t FOR EACH ROW EXECUTE f ('a', 1) PRIORITY 2}. That there are
 * triggers is documented; this form is recalled (docs/leanxcale.md, "Recalled syntax"), with a WHEN that is not here.
 */
public record CreateTrigger(
        ObjectName name,
        ObjectName table,
        boolean before,
        List<Event> events,
        boolean forEachRow,
        String function,
        List<ExpressionNode.Literal> arguments,
        OptionalInt priority)
        implements VendorNode.SchemaStatement {
    public CreateTrigger {
        events = List.copyOf(events);
        arguments = List.copyOf(arguments);
    }

    /** A change of rows at which a trigger fires. */
    public enum Event {
        INSERT,
        UPDATE,
        DELETE
    }

    @Override
    public String feature() {
        return "CREATE TRIGGER";
    }

    @Override
    public String alternative() {
        return "do in the application what the trigger would do, in the same transaction";
    }

    static void write(CreateTrigger node, SqlWriter out) {
        out.sql("CREATE TRIGGER ").name(node.name).sql(node.before ? " BEFORE " : " AFTER ");
        String separator = "";
        for (Event event : node.events) {
            out.sql(separator).sql(event.name());
            separator = " OR ";
        }
        out.sql(" ON ").name(node.table);
        if (node.forEachRow) {
            out.sql(" FOR EACH ROW");
        }
        out.sql(" EXECUTE ").name(node.function);
        separator = " (";
        for (ExpressionNode.Literal argument : node.arguments) {
            out.sql(separator).literal(argument.type(), argument.value());
            separator = ", ";
        }
        out.sql(node.arguments.isEmpty() ? "" : ")");
        node.priority.ifPresent(given -> out.sql(" PRIORITY " + given));
    }
}
