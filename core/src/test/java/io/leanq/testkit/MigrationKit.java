package io.leanq.testkit;

import static io.leanq.query.Dsl.sql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.leanq.LeanqException;
import io.leanq.SqlException;
import io.leanq.migrate.HistoryMismatch;
import io.leanq.migrate.MigrationFailed;
import io.leanq.migrate.MigrationOptions;
import io.leanq.migrate.MigrationReport;
import io.leanq.migrate.MigrationStatus;
import io.leanq.migrate.MigrationVersion;
import io.leanq.migrate.Migrations;
import io.leanq.migrate.PlannedStatement;
import io.leanq.migrate.Repair;
import org.junit.jupiter.api.Test;

/**
 * The tests of migrations on one kind of database. The test of a database implements this interface and supplies driver
 * and platform.
 */
public interface MigrationKit extends MigrationEndsKit {

    @Test
    default void migrationsRunOnceInTheOrderOfTheirNumbers() {
        Migrations migrations = log().script("10", "second", "INSERT INTO log VALUES (2, 'b')")
                .script("2", "first", "INSERT INTO log VALUES (1, 'a')")
                .script("2.1", "nothing", "-- later")
                .step(11, "third", "1", tx -> tx.execute(sql("INSERT INTO log VALUES (3, 'c')")));
        assertThat(versions(migrations.run(database()))).containsExactly("1", "2", "2.1", "10", "11");
        MigrationReport again = migrations.run(database());
        assertThat(again.ran()).isEmpty();
        assertThat(again.present()).hasSize(5);
        assertThat(notes()).containsExactly("a", "b", "c");
        assertThat(states(migrations)).containsOnly(MigrationStatus.State.DONE);
    }

    @Test
    default void runGoesOnWithTheStatementThatFailed() {
        String begin = "INSERT INTO log VALUES (1, 'a');\n\nINSERT INTO log VALUES (2, 'b');\n";
        Migrations wrong = log().script("2", "rows", begin + "INSERT INTO nowhere VALUES (3);");
        MigrationFailed failed = catchThrowableOfType(MigrationFailed.class, () -> wrong.run(database()));
        assertThat(failed)
                .hasMessageContaining("script 2, statement 3 of 3 at line 4: ")
                .hasMessageContaining("the 2 before it are done")
                .hasCauseInstanceOf(SqlException.class);
        assertThat(failed.line()).isEqualTo(4);
        assertThat(states(wrong)).containsExactly(MigrationStatus.State.DONE, MigrationStatus.State.STOPPED);
        assertThat(wrong.status(database()).get(1).failure().orElseThrow()).startsWith("statement 3 at line 4: ");
        assertThat(wrong.dryRun(database())).hasSize(1);

        Migrations changed = log().script("2", "rows", begin.replace("'b'", "'c'") + "INSERT INTO log VALUES (3, 'c')");
        assertThatThrownBy(() -> changed.run(database()))
                .isInstanceOf(HistoryMismatch.class)
                .hasMessageContaining("of script 2, the first 2 statements have run, and they have changed since");
        Migrations mended = log().script("2", "rows", begin + "INSERT INTO log VALUES (3, 'c'), (4, 'd')");
        assertThat(mended.run(database()).ran().get(0).statements()).isEqualTo(1);
        assertThat(notes()).containsExactly("a", "b", "c", "d");
        assertThat(mended.status(database()).get(1).failure()).isEmpty();
    }

    @Test
    default void statementThatSomebodyDidByHandIsPassed() {
        Migrations migrations = log().script("2", "x", "CREATE TABLE log (x INTEGER); INSERT INTO log VALUES (7, 'x')");
        assertThatThrownBy(() -> migrations.run(database())).isInstanceOf(MigrationFailed.class);
        assertThatThrownBy(() -> migrations.run(database())).isInstanceOf(MigrationFailed.class);
        migrations.repair(database(), Repair.statementDone("2"));
        migrations.run(database());
        assertThat(ids()).containsExactly(7);
    }

    @Test
    default void stepTakesThePlaceOfAScriptOfWhichNothingRan() {
        assertThatThrownBy(() -> log().script("2", "two", "INSERT INTO nowhere VALUES (1)")
                        .run(database()))
                .isInstanceOf(MigrationFailed.class);
        Migrations step = log().step(2, "two", "1", tx -> tx.execute(sql("INSERT INTO log VALUES (2, 'b')")));
        step.run(database());
        step.run(database());
        assertThat(ids()).containsExactly(2);
        assertThat(step.status(database()).get(1).source()).isEqualTo("step");
    }

    @Test
    default void changedMissingAndLateMigrationsAreRefused() {
        Migrations ran = log().script("3", "three", "INSERT INTO log VALUES (3, 'c')")
                .script("5", "five", "INSERT INTO log VALUES (5, 'e')");
        ran.run(database());
        Migrations changed = log().script("2", "two", "INSERT INTO log VALUES (2, 'b')")
                .script("5", "five", "INSERT INTO log VALUES (5, 'f')");
        HistoryMismatch mismatch = catchThrowableOfType(HistoryMismatch.class, () -> changed.run(database()));
        assertThat(mismatch.problems())
                .satisfiesExactlyInAnyOrder(
                        problem -> assertThat(problem).startsWith("script 2 has not run, although version 5 has"),
                        problem -> assertThat(problem).startsWith("version 3 ran here as script 3, which is missing"),
                        problem -> assertThat(problem).startsWith("script 5 has changed since it ran"));
        assertThatThrownBy(() -> changed.validate(database())).isInstanceOf(HistoryMismatch.class);
        assertThat(states(changed))
                .containsExactly(
                        MigrationStatus.State.DONE,
                        MigrationStatus.State.TOO_LOW,
                        MigrationStatus.State.MISSING,
                        MigrationStatus.State.CHANGED);
        assertThat(ids()).containsExactly(3, 5);

        changed.repair(database(), Repair.forget("3"));
        changed.repair(database(), Repair.acceptChange("5"));
        Migrations late = changed.with(MigrationOptions.DEFAULT.withOutOfOrder());
        assertThat(versions(late.run(database()))).containsExactly("2");
        changed.validate(database());
    }

    @Test
    default void repairThatHasNoMeaningIsRefused() {
        Migrations migrations = log().script("2", "two", "INSERT INTO log VALUES (2, 'b')");
        migrations.run(database());
        assertThatThrownBy(() -> migrations.repair(database(), Repair.statementDone("3")))
                .hasMessageStartingWith("repair of version 3: the history has no such version");
        assertThatThrownBy(() -> migrations.repair(database(), Repair.statementDone("2")))
                .hasMessageContaining("no statement of it has begun without an end, or failed");
        assertThatThrownBy(() -> migrations.repair(database(), Repair.statementNotDone("2")))
                .hasMessageContaining("no statement of it has begun without an end");
        assertThatThrownBy(() -> migrations.repair(database(), Repair.forget("2")))
                .hasMessageContaining("the program has it, so that it would run again");
        assertThatThrownBy(() -> log().repair(database(), Repair.acceptChange("2")))
                .hasMessageContaining("the program has no such migration; forget it instead");
        migrations.validate(database());
    }

    @Test
    default void commentsAndLineEndsAreNoChange() {
        log().script("2", "two", "-- why\nINSERT INTO log\nVALUES (2, 'b');").run(database());
        log().script("2", "2", "\uFEFFINSERT INTO log\r\nVALUES (2, 'b') -- because\r\n;\r\n/* end */")
                .validate(database());
    }

    @Test
    default void migrationsOfANewerProgramAreToleratedOrRefused() {
        log().script("2", "two", "INSERT INTO log VALUES (2, 'b')").run(database());
        assertThat(log().run(database()).ran()).isEmpty();
        assertThat(states(log())).containsExactly(MigrationStatus.State.DONE, MigrationStatus.State.NEWER);
        assertThatThrownBy(() ->
                        log().with(MigrationOptions.DEFAULT.withNewerRefused()).run(database()))
                .isInstanceOf(HistoryMismatch.class)
                .hasMessageContaining("start that one");
    }

    @Test
    default void baselineTakesEarlierMigrationsAsDone() {
        Migrations migrations = log().script("2", "two", "CREATE TABLE other (id INTEGER)");
        database().execute(sql("CREATE TABLE log (id INTEGER, note VARCHAR(200))"));
        migrations.baseline(database(), "1.0");
        migrations.baseline(database(), "1");
        assertThat(versions(migrations.run(database()))).containsExactly("2");
        assertThat(states(migrations)).containsExactly(MigrationStatus.State.BASELINE, MigrationStatus.State.DONE);
        assertThatThrownBy(() -> migrations.baseline(database(), "2"))
                .isInstanceOf(LeanqException.class)
                .hasMessageContaining("has a history of 2 migrations already");
    }

    @Test
    default void stepAndItsRecordAreCommittedTogether() {
        Migrations failing = log().step(2, "step", "1", tx -> {
            tx.execute(sql("INSERT INTO log VALUES (1, 'a')"));
            throw new java.io.IOException("no file");
        });
        assertThatThrownBy(() -> failing.run(database()))
                .isInstanceOf(MigrationFailed.class)
                .hasCauseInstanceOf(java.io.IOException.class);
        assertThat(ids()).isEmpty();
        assertThat(failing.pending(database())).containsExactly(MigrationVersion.of(2));
        Migrations other = log().step(2, "step", "2", tx -> tx.execute(sql("INSERT INTO log VALUES (1, 'a')")));
        other.run(database());
        assertThat(ids()).containsExactly(1);
        assertThatThrownBy(() -> failing.run(database())).isInstanceOf(HistoryMismatch.class);
    }

    @Test
    default void dryRunChangesNothing() {
        Migrations migrations =
                log().script("2", "two", "\nINSERT INTO log VALUES (2, 'b');").step(3, "three", "1", tx -> {});
        assertThat(migrations.dryRun(database()).stream().map(PlannedStatement::sql))
                .containsExactly(
                        java.util.Optional.of("CREATE TABLE log (id INTEGER, note VARCHAR(200))"),
                        java.util.Optional.of("INSERT INTO log VALUES (2, 'b')"),
                        java.util.Optional.empty());
        assertThat(states(migrations)).containsOnly(MigrationStatus.State.PENDING);
        assertThat(tables()).isEmpty();
    }

    @Test
    default void hostileTextStaysData() {
        String text = "'; DROP TABLE log; --";
        Migrations migrations = log().script("2", text, """
                        /* ; DROP TABLE log; ' */ INSERT INTO log VALUES (1, '''; DROP TABLE log; --'); -- '; x
                        INSERT INTO log VALUES (2, '/* {0} ? */ "');// ";'
                        INSERT INTO log (id, "NOTE") VALUES (3, 'a
                        ;b');""").step(3, text, text, tx -> {});
        migrations.run(database());
        assertThat(notes()).containsExactly(text, "/* {0} ? */ \"", "a\n;b");
        assertThat(migrations.status(database()).get(1).description()).isEqualTo(text);
    }
}
