package io.leanq.embedded.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.ProtocolClient;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The statements of real users and of the vendor's pages (docs/leanxcale.md, "Statements of users"), each under what it
 * needs, as {@code setUp; statement}. Where the source leaves columns out, the columns that the statement uses stand
 * there.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealStatementsTest {
    private final EmbeddedLeanxcale server =
            EmbeddedLeanxcale.builder().user("app", "app").user("user", "b").start();

    @AfterAll
    void close() {
        server.close();
    }

    private static Arguments row(String source, String answer, String... statements) {
        return Arguments.of(source, answer, List.of(statements));
    }

    static Stream<Arguments> statements() {
        return Stream.of(
                row(
                        "vendor docs 2.3",
                        "0",
                        "CREATE TABLE loans (client_id BIGINT, loan_id BIGINT, ts BIGINT, PRIMARY KEY (client_id, "
                                + "loan_id, ts))"
                                + " PARTITION BY HASH (client_id) PARTITION BY DIMENSION ts EVERY 30000000 KEEP "
                                + "300000000"
                                + " DISTRIBUTE BY HASH"),
                row(
                        "vendor docs 1.9",
                        "0",
                        "CREATE TABLE persons (socialsecurity VARCHAR(15), firstname VARCHAR(40), lastname VARCHAR(40),"
                                + " PRIMARY KEY(socialsecurity))"),
                row("vendor tests", "0", "create table t4(id int, c1 bigint array)"),
                row("vendor tests", "0", "create table td(d decimal(30, 10))"),
                row("vendor tests", "0", "create table tb(c1 blob)"),
                row(
                        "vendor tests",
                        "[[null]]",
                        "create table t6(id int, b boolean)",
                        "insert into t6 values (4, unknown)",
                        "select b from t6"),
                row("vendor tests", "0", "create table t1(i int)", "drop table if exists t1"),
                row("vendor tests", "0", "drop table if exists t1"),
                row(
                        "vendor hints page",
                        "[[4]]",
                        "create table h1(i int primary key, i2 int)",
                        "create index idx1 on h1(i)",
                        "insert into h1 values (1, 11), (3, 20), (4, 21), (6, 12)",
                        "select /*+ forceAccess(h1, idx1) */ sum(i) from h1 a"
                                + " where a.i between 1 and 5 and a.i2 between 11 and 20"),
                row(
                        "sample app",
                        "0",
                        "CREATE TABLE person (id BIGINT NOT NULL, name VARCHAR, lastName VARCHAR, birth_date DATE, "
                                + "PRIMARY KEY (id))"),
                row(
                        "sample app",
                        "[[100, Ann, Lee, null]]",
                        "INSERT INTO person (id, name, lastName) VALUES (100, 'Ann', 'Lee')",
                        "SELECT * FROM person WHERE lastName = ? |Lee"),
                row(
                        "sample app",
                        "1",
                        "ALTER TABLE person ADD COLUMN passport VARCHAR",
                        "UPDATE person SET passport = 'AB1' WHERE id in (100, 101)"),
                row(
                        "iHelp",
                        "0",
                        "CREATE TABLE IF NOT EXISTS DEVICE_ADHERENCE_NEW (SID VARCHAR(50), PILOT VARCHAR(50), PERC "
                                + "DOUBLE,"
                                + " MON INTEGER, YR INTEGER)"),
                row(
                        "iHelp",
                        "[[p1, 50.0, 3]]",
                        "CREATE TABLE measured (sid VARCHAR(50), at DATE)",
                        "CREATE TABLE patients (sid VARCHAR(50), pilot VARCHAR(50))",
                        "INSERT INTO measured VALUES ('p1', DATE '2023-03-01'), ('p1', DATE '2023-03-02')",
                        "INSERT INTO patients VALUES ('p1', 'x')",
                        "INSERT INTO DEVICE_ADHERENCE_NEW(sid, pilot, perc, mon, yr) (SELECT DISTINCT pat.sid, "
                                + "pat_id.pilot,"
                                + " pat.perc, pat.mon, pat.yr FROM (SELECT sid, (count(x)*100.00/MAX(DM)) AS perc, "
                                + "mon, yr FROM"
                                + " (SELECT sid, EXTRACT(DAY FROM at) AS x, 4 AS DM, MONTH(at) AS mon, YEAR(at) AS "
                                + "yr FROM measured) m"
                                + " GROUP BY sid, mon, yr) pat INNER JOIN (SELECT sid, pilot FROM patients) pat_id"
                                + " ON pat.sid = pat_id.sid)",
                        "SELECT sid, perc, mon FROM device_adherence_new"),
                row(
                        "BigDataStack",
                        "0",
                        "CREATE TABLE BigDataStackMetricValues (owner VARCHAR(140), appID VARCHAR(140), namespace "
                                + "VARCHAR(140),"
                                + " objectID VARCHAR(140), metricName VARCHAR(140), labels VARCHAR(10000),"
                                + " PRIMARY KEY (appID,owner,namespace,objectID,metricName))"),
                row(
                        "JPA demo",
                        "[[2]]",
                        "CREATE TABLE app.CLIENTS (id INTEGER PRIMARY KEY)",
                        "INSERT INTO app.CLIENTS VALUES (1), (2), (3)",
                        "select c1_0.id from app.CLIENTS c1_0 order by c1_0.id offset ? rows fetch first ? rows only "
                                + "|1|1"),
                row("ORM users", "[[1], [2]]", "SELECT id FROM clients ORDER BY id LIMIT ? |2"),
                row(
                        "ORM users",
                        "[[1.0, 1, 1.0, 1.0]]",
                        "CREATE TABLE wide (k INTEGER PRIMARY KEY, sum_c DOUBLE, count_c BIGINT, min_c DOUBLE, max_c "
                                + "DOUBLE)",
                        "UPSERT INTO wide VALUES (1, 1, 1, 1, 1)",
                        "SELECT sum_c, count_c, min_c, max_c FROM wide"),
                row(
                        "IIoT project",
                        "0",
                        "CREATE TABLE K3301 (\"timestamp\" TIMESTAMP, col33vi603 DOUBLE, PRIMARY KEY(\"timestamp\"))"),
                row(
                        "IIoT project",
                        "[[2024-01-01T10:00, 1.5]]",
                        "CREATE ONLINE AGGREGATE K3301_HOURS AS max(col33vi603) AS max_c FROM K3301"
                                + " GROUP BY CTUMBLE(\"timestamp\", INTERVAL '1' HOUR, TIMESTAMP '1970-01-01 "
                                + "00:00:00') \"timestamp\"",
                        "INSERT INTO K3301 VALUES ('2024-01-01 10:20:00', 1.5)",
                        "SELECT \"timestamp\", max_c FROM K3301_HOURS"),
                row(
                        "iHelp, vendor staff",
                        "0",
                        "CREATE TABLE PATIENT (PATIENTID VARCHAR, PROVIDERID VARCHAR, GENDER VARCHAR, ACTIVE BOOLEAN,"
                                + " BIRTHDATE TIMESTAMP, PRIMARY KEY(PATIENTID, PROVIDERID))"),
                row(
                        "iHelp, vendor staff",
                        "[[true]]",
                        "INSERT INTO PATIENT VALUES ('a', 'p', 'female', TRUE, '1990-05-01 00:00:00')",
                        "SELECT age > 30 FROM (SELECT YEAR(CURRENT_DATE) - YEAR(BIRTHDATE) FROM PATIENT) AS d (age)"),
                row(
                        "iHelp, vendor staff",
                        "[[0]]",
                        "SELECT CASE GENDER WHEN 'female' THEN 0 WHEN 'male' THEN 1 ELSE NULL END FROM PATIENT"),
                row(
                        "iHelp, vendor staff",
                        "[[1]]",
                        "CREATE TABLE \"CONDITION\" (CODEDISPLAY VARCHAR)",
                        "INSERT INTO \"CONDITION\" VALUES ('some alcohol')",
                        "SELECT CASE WHEN count(*) > 0 THEN 1 ELSE 0 END FROM \"CONDITION\" WHERE CODEDISPLAY LIKE "
                                + "'%alcohol%'"),
                row(
                        "iHelp, vendor staff",
                        "[[a, p]]",
                        "CREATE TABLE IHELP_PERSON (PATIENTID VARCHAR, PROVIDERID VARCHAR, IHELPID VARCHAR, PRIMARY "
                                + "KEY(IHELPID))",
                        "INSERT INTO IHELP_PERSON VALUES ('a', 'p', 'i1')",
                        "SELECT PATIENTID, PROVIDERID FROM APP.IHELP_PERSON WHERE IHELP_PERSON.IHELPID = ? |i1"),
                row(
                        "vendor docs 2.2",
                        "0",
                        "CREATE TABLE CAR (CarID INTEGER, CarYear INTEGER, CarTrade VARCHAR, CarNumber VARCHAR,"
                                + " PRIMARY KEY (CarID))"));
    }

    /** The values of parameters, numbers or text, follow a bar. */
    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("statements")
    void statementRuns(String source, String answer, List<String> statements) throws IOException {
        try (ProtocolClient client = ProtocolClient.open(server.port(), "app", "app")) {
            String last = "";
            for (String statement : statements) {
                last = run(client, statement);
            }
            assertThat(last).as(source).isEqualTo(answer);
        }
    }

    private static String run(ProtocolClient client, String statement) throws IOException {
        String[] parts = statement.split(" ?\\|(?=\\w)");
        if (!parts[0].regionMatches(true, 0, "select", 0, 6)) {
            return String.valueOf(client.update(parts[0]));
        }
        Object[] values = Stream.of(parts)
                .skip(1)
                .map(value -> value.matches("[0-9]+") ? (Object) Integer.valueOf(value) : value)
                .toArray();
        return client.query(parts[0], values).toString();
    }

    /** A quoted schema whose name is a keyword, and the mixed case of a table that was created without quotes. */
    @Test
    void quotedNamesOfBigDataStackAreFound() throws IOException {
        try (ProtocolClient client = ProtocolClient.open(server.port(), "user", "b")) {
            client.update("CREATE TABLE BigDataStackMetricValues (owner VARCHAR(140), PRIMARY KEY (owner))");
            client.update("DROP TABLE \"user\".\"BigDataStackMetricValues\"");
        }
    }
}
