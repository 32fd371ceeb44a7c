package io.leanq.samples.tpch;

import static io.leanq.samples.tpch.db.GeneratedSchema.METADATA;

import io.leanq.LeanqException;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.exec.Database;
import io.leanq.exec.Executor;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.schema.MetaData;
import io.leanq.schema.TableDefinition;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the 22 queries of the TPC-H benchmark in LeanQ, and the benchmark's own SQL on the same server, and compares
 * their rows. Without a URL the program starts an embedded server; with one it uses that server. It drops what it
 * created.
 *
 * <p>The classes of {@code io.leanq.samples.tpch.db} are not in the repository: the build generates them from the
 * snapshot {@code src/main/leanq/tpch.json}, by the names that {@code src/build/java/GenerateTpch.java} gives.
 */
public final class Tpch {
    private static final double SCALE = 0.01;

    private Tpch() {}

    public static void main(String[] arguments) {
        if (arguments.length > 1 || arguments.length == 1 && arguments[0].startsWith("-")) {
            System.out.println("usage: java -cp leanq-quickstart.jar io.leanq.samples.tpch.Tpch"
                    + " [leanxcale://user:password@host:1529/database]");
            System.exit(arguments.length == 1 && arguments[0].equals("--help") ? 0 : 2);
        }
        boolean equal;
        try {
            if (arguments.length == 1) {
                equal = run(arguments[0]);
            } else {
                try (EmbeddedLeanxcale server = EmbeddedLeanxcale.start()) {
                    equal = run(server.url());
                }
            }
        } catch (LeanqException e) {
            System.err.println("the TPC-H sample failed: " + e.getMessage());
            equal = false;
        }
        if (!equal) {
            System.exit(1);
        }
    }

    /**
     * Creates and loads the tables, and runs all queries both ways.
     *
     * @return true if all have the same rows both ways
     */
    static boolean run(String url) {
        try (Database db = Leanxcale.connect(url)) {
            requireNothingThere(db);
            METADATA.createAll(db);
            try {
                System.out.println(new TpchData(SCALE).load(db) + " rows loaded");
                return compare(TpchQuery.ALL, db).stream()
                        .allMatch(answer -> answer.difference().isEmpty());
            } finally {
                METADATA.dropAll(db, MetaData.Confirmation.DROP_TABLES_AND_THEIR_DATA);
            }
        }
    }

    /** Throws if a table exists already, so that a user's rows are neither mixed with the benchmark's nor dropped. */
    private static void requireNothingThere(Database db) {
        var there = db.catalog(
                        METADATA.tables().stream().map(TableDefinition::name).toList())
                .tables();
        if (!there.isEmpty()) {
            throw new LeanqException("there is already a table " + there.get(0).name()
                    + ", which this would fill and drop: give the URL of an empty schema");
        }
    }

    /** Runs the queries both ways, and prints a line for each, and how many have the same rows both ways. */
    static List<Answer> compare(List<TpchQuery<?>> queries, Executor db) {
        List<Answer> answers = new ArrayList<>();
        System.out.println(Answer.HEADER);
        for (TpchQuery<?> query : queries) {
            Answer answer = Answer.of(query, db);
            System.out.println(answer.line());
            answers.add(answer);
        }
        long equal =
                answers.stream().filter(answer -> answer.difference().isEmpty()).count();
        System.out.println(equal + " of " + queries.size() + " equal");
        return answers;
    }
}
