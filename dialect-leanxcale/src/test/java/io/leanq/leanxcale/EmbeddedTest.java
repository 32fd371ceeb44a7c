package io.leanq.leanxcale;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.junit.LeanxcaleExtension;
import io.leanq.exec.Database;
import io.leanq.schema.MetaData.Confirmation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test over a real socket: one embedded server for the class, and new tables of the school for each test. */
@ExtendWith(LeanxcaleExtension.class)
abstract class EmbeddedTest {
    EmbeddedLeanxcale server;

    Database db;

    /** Requested here, the server lives as long as the class, and each test gets the same one. */
    @BeforeAll
    static void keepServer(EmbeddedLeanxcale server) {
        assertThat(server.openConnections()).isZero();
    }

    @BeforeEach
    void createSchool(EmbeddedLeanxcale running) {
        server = running;
        db = Leanxcale.connect(server.url());
        School.SCHEMA.createAll(db);
    }

    @AfterEach
    void dropSchool() {
        School.SCHEMA.dropAll(db, Confirmation.DROP_TABLES_AND_THEIR_DATA);
        db.close();
    }
}
