/**
 * Migrations: scripts and steps that change a database from one version of a program to the next, each once.
 *
 * <ol>
 *   <li>{@link Migrations}: the scripts and steps of a program, and what can be done with them: run, status, dry run,
 *       repair, baseline; thread-safe
 *   <li>{@link MigrationOptions}: names, times and tolerances
 *   <li>{@link MigrationReport}: the result of a run
 *   <li>{@link MigrationStatus}: what has become of a migration
 *   <li>{@link PlannedStatement}: a statement that a run would do
 *   <li>{@link Repair}: what somebody found out, for the history
 *   <li>{@link MigrationListener}: receives the progress of a run
 *   <li>{@link Migration}: one script or step
 *   <li>{@link MigrationVersion}: the number of a migration
 *   <li>{@link SqlScript}: any text of SQL, divided into statements
 *   <li>{@link MigrationFailed}, {@link UncertainStatement}, {@link HistoryMismatch}, {@link MigrationsLocked}: why a
 *       run ends
 * </ol>
 *
 * <p>Behind them, {@code ScriptSplitter} divides a file into statements, {@code HistoryComparison} compares the
 * migrations with the history, {@code LockWait} takes the lock, {@code ScriptRun} runs a script with a record of each
 * statement, and {@code ObjectProbe} looks whether a statement of which the end is unknown has run.
 */
@NullMarked
package io.leanq.migrate;

import org.jspecify.annotations.NullMarked;
