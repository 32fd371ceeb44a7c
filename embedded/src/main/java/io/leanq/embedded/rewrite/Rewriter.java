package io.leanq.embedded.rewrite;

import io.leanq.wire.common.StatementType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Turns one statement of LeanXcale's SQL into H2's. Parameters keep their number and order. A construct that the server
 * cannot serve with its meaning is refused with SQLSTATE 0A000. Exactly one statement gets through.
 */
public final class Rewriter {
    private static final Set<String> QUERY_STARTS = Set.of("SELECT", "WITH", "VALUES");

    private final TableShape.Lookup tables;

    public Rewriter(TableShape.Lookup tables) {
        this.tables = tables;
    }

    public Rewritten rewrite(String sql) {
        List<Token> statement = singleStatement(Lexer.tokens(sql));
        ReservedNames.check(statement);
        List<Token> tokens = OnlineAggregateForm.of(JsonPathForms.of(statement));
        UnservedForms.check(tokens);
        MergeForm.check(tokens);
        GroupedItems.check(tokens);
        EscapedPatterns.check(tokens);
        TwinNames.check(tokens, tables);
        List<Token> common = new CommonForms(tables).apply(UnnestForm.of(tokens));
        List<Token> right = ConstantLists.of(QuantifiedAll.of(RowMembership.of(LimitedQueries.of(common))));
        DerivedTables.check(right);
        List<Token> readable = ExistsOperands.of(GroupingKeys.of(CombinedQueries.of(right)));
        return rewrite(SharedEquality.of(LikePatterns.of(readable)));
    }

    private Rewritten rewrite(List<Token> tokens) {
        Tokens in = new Tokens(tokens);
        Token first = in.peek();
        if (first.isSymbol('(') || QUERY_STARTS.contains(first.keyword())) {
            return sql(StatementType.SELECT, tokens);
        }
        return switch (first.keyword()) {
            case "INSERT" -> sql(StatementType.INSERT, tokens);
            case "UPDATE" -> sql(StatementType.UPDATE, tokens);
            case "DELETE" -> sql(StatementType.DELETE, tokens);
            case "MERGE" -> merge(tokens);
            case "UPSERT" -> new UpsertForm(tables).rewrite(in);
            case "CREATE" -> create(tokens, in);
            case "DROP" -> drop(tokens, in);
            case "ALTER" -> ddl(StatementType.ALTER, AlterTableForm.rewrite(in, tables));
            case "TRUNCATE" -> ddl(StatementType.OTHER_DDL, tokens);
            case "GRANT", "REVOKE" -> GrantForm.rewrite(in);
            case "EXPLAIN" -> explain(in);
            default -> throw refused(first);
        };
    }

    private static RewriteException refused(Token first) {
        return switch (first.kind()) {
            case WORD ->
                switch (first.keyword()) {
                    case "SET", "RESET", "DESCRIBE", "ENABLE", "DISABLE", "COMMENT", "CALL" ->
                        RewriteException.unsupported(first.keyword());
                    case "COMMIT", "ROLLBACK" ->
                        RewriteException.of(
                                "0A000", first.keyword() + " is a request of the protocol, not a statement here");
                    default -> RewriteException.syntax("no statement starts with " + first.text());
                };
            default -> RewriteException.syntax("a statement starts with a keyword");
        };
    }

    private static Rewritten create(List<Token> tokens, Tokens in) {
        in.expectWords("CREATE");
        if (in.isWord("TABLE", "CACHE", "DELTA")) {
            List<Token> table = CreateTableForm.rewrite(in);
            return CreateTableForm.isOfQuery(table)
                    ? new SchemaChange.TableOfQuery(h2Text(table))
                    : ddl(StatementType.CREATE, table);
        }
        if (in.isWord("UNIQUE", "INDEX")) {
            return ddl(StatementType.CREATE, CreateIndexForm.rewrite(in));
        }
        if (in.areWords("SEQUENCE") || in.areWords("VIEW") || in.areWords("OR", "REPLACE", "VIEW")) {
            return ddl(StatementType.CREATE, tokens);
        }
        if (in.skipWords("USER")) {
            String name = in.nameToken().name();
            String password = password(in);
            in.expectEnd();
            return new SchemaChange.CreateUser(name, password);
        }
        if (in.skipWords("ROLE")) {
            String name = in.nameToken().name();
            if (!in.atEnd()) {
                password(in);
            }
            in.expectEnd();
            return new SchemaChange.CreateRole(name);
        }
        throw RewriteException.unsupported("CREATE " + objectWords(in));
    }

    private static String password(Tokens in) {
        in.expectWords("IDENTIFIED", "BY");
        Token password = in.next();
        if (password.kind() != Token.Kind.STRING) {
            throw RewriteException.syntax("the password of a user or role is a string literal");
        }
        String text = password.text();
        return text.substring(1, text.length() - 1).replace("''", "'");
    }

    private Rewritten drop(List<Token> tokens, Tokens in) {
        in.expectWords("DROP");
        if (in.isWord("ONLINE", "VIEW")) {
            return ddl(StatementType.DROP, DropViewForm.rewrite(in, tables));
        }
        if (in.isWord("INDEX")) {
            return DropIndexForm.read(in, h2Text(tokens), tables);
        }
        if (in.isWord("TABLE", "SEQUENCE")) {
            return ddl(StatementType.DROP, tokens);
        }
        if (in.skipWords("USER")) {
            String name = in.nameToken().name();
            in.expectEnd();
            return new SchemaChange.DropUser(name);
        }
        if (in.skipWords("ROLE")) {
            String name = in.nameToken().name();
            in.expectEnd();
            return new SchemaChange.DropRole(name);
        }
        throw RewriteException.unsupported("DROP " + objectWords(in));
    }

    private static String objectWords(Tokens in) {
        StringBuilder words = new StringBuilder();
        while (in.isWord("DURABLE", "ONLINE", "AGGREGATE", "TRIGGER", "DATABASE", "SCHEMA", "OR", "REPLACE")) {
            words.append(words.isEmpty() ? "" : " ").append(in.next().keyword());
        }
        return words.isEmpty() ? "of this object" : words.toString();
    }

    private Rewritten explain(Tokens in) {
        in.expectWords("EXPLAIN");
        in.skipWords("PLAN");
        while (!in.atEnd()
                && in.isWord(
                        "WITH",
                        "WITHOUT",
                        "TYPE",
                        "IMPLEMENTATION",
                        "EXCLUDING",
                        "INCLUDING",
                        "ALL",
                        "ATTRIBUTES",
                        "AS",
                        "JSON",
                        "XML")) {
            if (in.isWord("JSON", "XML")) {
                throw RewriteException.unsupported(
                        "EXPLAIN PLAN AS " + in.peek().keyword());
            }
            in.next();
        }
        in.expectWords("FOR");
        List<Token> rest = in.rest();
        Rewritten explained = rewrite(rest);
        if (explained instanceof Rewritten.Merge merge) {
            explained = merge.merge();
        }
        if (explained instanceof Rewritten.Sql plain) {
            return new Rewritten.Sql(
                    StatementType.SELECT,
                    "EXPLAIN " + plain.sql(),
                    plain.parameterTypes(),
                    plain.typedForm(),
                    plain.compared(),
                    plain.escapes());
        }
        if (explained instanceof Rewritten.UpsertQuery upsert) {
            return explained(upsert.query(), rest);
        }
        if (explained instanceof Rewritten.UpsertRows upsert && upsert.rows().size() == 1) {
            return explained(upsert.rows().get(0).sql(), rest);
        }
        throw RewriteException.unsupported(
                "EXPLAIN PLAN of an UPSERT of several rows or of a change of the schema",
                "an UPSERT of one row has the same plan");
    }

    private static Rewritten explained(String upsert, List<Token> tokens) {
        return new Rewritten.Sql(
                StatementType.SELECT,
                "EXPLAIN " + upsert,
                ParameterPlaces.types(tokens),
                Optional.empty(),
                ComparedParameters.of(tokens),
                Map.of());
    }

    private static List<Token> singleStatement(List<Token> tokens) {
        int end = tokens.size();
        while (end > 0 && tokens.get(end - 1).isSymbol(';')) {
            end--;
        }
        if (end == 0) {
            throw RewriteException.syntax("the statement is empty");
        }
        List<Token> statement = tokens.subList(0, end);
        Nesting nesting = new Nesting();
        for (Token token : statement) {
            if (token.isSymbol(';')) {
                throw RewriteException.syntax("one request holds one statement, nothing may follow its semicolon");
            }
            if (token.kind() == Token.Kind.NUMBER) {
                NumberLiteral.requireInRange(token.text());
            }
            nesting.add(token);
        }
        nesting.end();
        return new ArrayList<>(statement);
    }

    private static Rewritten.Sql sql(StatementType kind, List<Token> tokens) {
        return new Rewritten.Sql(
                kind,
                h2Text(tokens),
                ParameterPlaces.types(tokens),
                TypedForm.of(tokens),
                ComparedParameters.of(tokens),
                EscapedPatterns.escapes(tokens));
    }

    private static Rewritten merge(List<Token> tokens) {
        Rewritten.Sql merge = sql(StatementType.MERGE, tokens);
        MergeTokens parts = MergeTokens.of(tokens);
        return parts.isOfOneRow()
                ? merge
                : new Rewritten.Merge(merge, MergeForm.partners(parts), parts.parametersOfPartners());
    }

    private static SchemaChange ddl(StatementType kind, List<Token> tokens) {
        return new SchemaChange.Ddl(kind, h2Text(tokens));
    }

    /** The statement as text for H2, with its expressions rewritten so that H2 computes what LeanXcale does. */
    static String h2Text(List<Token> tokens) {
        return Tokens.text(LongKeys.of(ExactArithmetic.of(CalciteForms.of(tokens))));
    }
}
