package io.leanq.render;

import io.leanq.tree.ExpressionNode;
import io.leanq.tree.JsonAggregate;
import io.leanq.tree.JsonCall;
import java.util.List;

/** Prints the functions of JSON. A placeholder among their arguments is cast to its type; a path or a key is text. */
final class JsonCalls {

    private JsonCalls() {}

    static void render(JsonCall node, SqlWriter out, Operands operands) {
        out.require(feature(node.function()));
        List<ExpressionNode> arguments = node.arguments();
        if (node.function().isBehind()) {
            operands.beginCompound();
            operands.operand(arguments.get(0), Precedence.ATOM, true);
            operands.endCompound();
            out.sql(node.function().words());
            return;
        }
        out.sql(node.function().words()).sql('(');
        operands.beginCompound();
        switch (node.function()) {
            case OBJECT -> members(node, out, operands);
            case ARRAY -> operands.typed(arguments);
            default -> ofPath(node, out, operands);
        }
        for (JsonCall.Clause clause : node.clauses()) {
            out.sql(' ').sql(clause.words());
        }
        if (node.function() == JsonCall.Function.VALUE && arguments.size() > 1) {
            out.sql(" DEFAULT ");
            operands.typed(arguments.get(1));
            out.sql(" ON EMPTY DEFAULT ");
            operands.typed(arguments.get(1));
            out.sql(" ON ERROR");
        }
        operands.endCompound();
        out.sql(')');
    }

    /**
     * Of no rows, the value is an empty array or object, as Calcite computes it. H2 has NULL as the standard has, and it
     * keeps two members of one key, where Calcite keeps the last.
     */
    static void render(JsonAggregate node, SqlWriter out, Operands operands) {
        out.require(Feature.JSON_AGGREGATES);
        boolean standard = out.dialect().explicitTypes();
        out.sql(standard ? "COALESCE(" : "").sql(node.function()).sql('(');
        operands.beginCompound();
        if (node.key().isPresent()) {
            out.sql("KEY ");
            operands.typed(node.key().get());
            out.sql(" VALUE ");
        }
        operands.typed(node.value());
        if (!node.order().isEmpty()) {
            out.sql(" ORDER BY ");
            Windows.sortKeys(node.order(), out);
        }
        out.sql(' ').sql(node.nulls().words());
        if (standard && node.key().isPresent()) {
            out.sql(" WITH UNIQUE KEYS");
        }
        operands.endCompound();
        out.sql(')');
        if (standard) {
            out.sql(node.key().isPresent() ? ", JSON '{}')" : ", JSON '[]')");
        }
    }

    private static Feature feature(JsonCall.Function function) {
        return switch (function) {
            case VALUE, QUERY, EXISTS -> Feature.JSON_PATHS;
            default -> Feature.JSON;
        };
    }

    private static void members(JsonCall node, SqlWriter out, Operands operands) {
        for (int i = 0; i < node.arguments().size(); i++) {
            out.sql(i == 0 ? "KEY " : ", KEY ");
            text(node.texts().get(i), out);
            out.sql(" VALUE ");
            operands.typed(node.arguments().get(i));
        }
    }

    private static void ofPath(JsonCall node, SqlWriter out, Operands operands) {
        operands.typed(node.arguments().get(0));
        out.sql(", ");
        text(node.texts().get(0), out);
    }

    private static void text(String text, SqlWriter out) {
        out.sql("'").sql(text.replace("'", "''")).sql("'");
    }
}
