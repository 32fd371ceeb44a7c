package io.leanq.render;

import io.leanq.tree.PlainSql;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Prints the SQL that the user wrote. What fills a hole is printed as LeanQ prints it elsewhere. */
final class PlainText {

    private PlainText() {}

    static void render(PlainSql node, SqlWriter out, Operands operands) {
        out.plain();
        Scope around = out.scope();
        out.scope(inside(node, around));
        texts(node, out, operands);
        out.scope(around);
    }

    /** The scope with the tables among the parts: the text may be a sub-query with a from clause of its own. */
    private static @Nullable Scope inside(PlainSql node, @Nullable Scope around) {
        Scope scope = new Scope(around, false, node.parts().size());
        for (PlainSql.Part part : node.parts()) {
            if (part instanceof PlainSql.Table table
                    && scope.find(table.item().instance().qualifier()) == null) {
                scope.add(table.item().instance());
            }
        }
        return scope.isEmpty() ? around : scope;
    }

    private static void texts(PlainSql node, SqlWriter out, Operands operands) {
        List<String> texts = node.texts();
        out.sql(texts.get(0));
        for (int i = 0; i < node.parts().size(); i++) {
            boolean behindPart = i > 0 && texts.get(i).isEmpty();
            out.sql(behindPart || endsInToken(texts.get(i)) ? " " : "");
            part(node.parts().get(i), out, operands);
            out.sql(beginsWithToken(texts.get(i + 1)) ? " " : "");
            out.sql(texts.get(i + 1));
        }
    }

    /** Whether a part right behind the text would join it: {@code -} and {@code -1} would begin a comment. */
    private static boolean endsInToken(String text) {
        return !text.isEmpty() && isJoining(text.charAt(text.length() - 1));
    }

    private static boolean beginsWithToken(String text) {
        return !text.isEmpty() && isJoining(text.charAt(0));
    }

    private static boolean isJoining(char letter) {
        return "-/'\"_$&".indexOf(letter) >= 0 || Character.isLetterOrDigit(letter);
    }

    /** Whether the text is a query, which stands in parentheses where it is a source. */
    static boolean isQuery(PlainSql node) {
        String first = node.texts().get(0).stripLeading().toUpperCase(Locale.ROOT);
        if (first.isEmpty() && !node.parts().isEmpty()) {
            String second = node.texts().get(1).stripLeading().toUpperCase(Locale.ROOT);
            return second.matches("(?s)(UNION|EXCEPT|INTERSECT)\\b.*");
        }
        return first.matches("(?s)(\\(|(SELECT|WITH|VALUES)\\b).*");
    }

    private static void part(PlainSql.Part part, SqlWriter out, Operands operands) {
        if (part instanceof PlainSql.Value value) {
            operands.beginCompound();
            operands.operand(value.expression(), Precedence.SUM, true);
            operands.endCompound();
        } else if (part instanceof PlainSql.Table table) {
            out.queries().source(table.item());
        } else {
            out.name(((PlainSql.Name) part).name());
        }
    }
}
