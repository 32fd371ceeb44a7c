package io.leanq.leanxcale;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.exec.Database;
import io.leanq.schema.MetaData.Confirmation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A test over a real socket: one embedded server for the class, the school's tables fresh for each test. */
abstract class EmbeddedTest {
    static EmbeddedLeanxcale server;

    Database db;

    @BeforeAll
    static void startServer() {
        server = EmbeddedLeanxcale.start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void createSchool() {
        db = Leanxcale.connect(server.url());
        School.SCHEMA.createAll(db);
    }

    @AfterEach
    void dropSchool() {
        School.SCHEMA.dropAll(db, Confirmation.DROP_TABLES_AND_THEIR_DATA);
        db.close();
    }
}
