package io.leanq.exec;

import io.leanq.LeanqException;
import org.jspecify.annotations.Nullable;

/** The arguments that must not be null. A null is refused with a message that shows the call and says what to give. */
enum Given {
    QUERY("give a query"),
    CHANGE("give an insert, update, upsert or delete"),
    BATCH("give a batch, as batchInsert(table) or batchOf(change, …) make it"),
    ROWS("give the rows as an iterator or a collection"),
    STATEMENT("give a statement"),
    SEQUENCE("name the sequence"),
    WORK("give the work, as tx -> …"),
    OPTIONS("give options; without any leave the argument out, or take DEFAULT"),
    TIME("give a time"),
    CANCELLATION("give a Cancellation"),
    ISOLATION("name a level, SERVER_DEFAULT for the database's own"),
    LISTENER("give a listener"),
    DATA_SOURCE("give the data source"),
    CONNECTION("give the connection"),
    DRIVER("give the driver"),
    EXECUTOR("give the executor whose threads run the calls"),
    SCHEMA("name the schema"),
    PLATFORM("name what kind of database it is, such as StandardPlatform.H2");

    private final String advice;

    Given(String advice) {
        this.advice = advice;
    }

    /**
     * The argument, checked.
     *
     * @param call the call as the user wrote it, with {@code null} for this argument
     * @throws LeanqException if the argument is null
     */
    <X> X in(String call, @Nullable X given) {
        if (given == null) {
            throw new LeanqException(call + ": " + advice);
        }
        return given;
    }
}
