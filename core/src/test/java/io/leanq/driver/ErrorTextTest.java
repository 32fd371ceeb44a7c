package io.leanq.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.ConstraintViolation;
import io.leanq.ConstraintViolation.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names are read from the error texts of known databases, and values never. */
class ErrorTextTest {

    private static ConstraintViolation violation(Kind kind, String text) {
        return ErrorText.violation(kind, "violated", "23000", -1, text);
    }

    private static void names(Kind kind, String text, String constraint, String table, String... columns) {
        ConstraintViolation violation = violation(kind, text);
        assertThat(violation.constraint().orElse("")).isEqualTo(constraint);
        assertThat(violation.table().orElse("")).isEqualTo(table);
        assertThat(violation.columns()).isEqualTo(List.of(columns));
    }

    @Test
    void anyNameOfH2IsRead() {
        names(
                Kind.UNIQUE,
                "Unique index or primary key violation: \"PUBLIC.UQ_NAME INDEX PUBLIC.UQ_NAME_INDEX_4 ON "
                        + "PUBLIC.A(NAME NULLS"
                        + " FIRST, AGE) VALUES ( /* 1 */ 'Ann' )\"; SQL statement:\nINSERT",
                "UQ_NAME",
                "A",
                "NAME",
                "AGE");
        names(
                Kind.UNIQUE,
                "Unique index or primary key violation: \"PUBLIC.CONSTRAINT_6 PRIMARY KEY ON PUBLIC.\"\"odd "
                        + "t\"\"(\"\"my id\"\")"
                        + " ( /* key:1 */ 1, 'Ann')\"",
                "CONSTRAINT_6",
                "odd t",
                "my id");
        names(
                Kind.UNIQUE,
                "Unique index or primary key violation: \"PUBLIC.\"\"uq.d\"\" INDEX PUBLIC.\"\"uq.d_INDEX_6\"\" ON"
                        + " PUBLIC.\"\"d.t\"\"(\"\"e(m)\"\" NULLS FIRST) VALUES ( 1 )\"",
                "uq.d",
                "d.t",
                "e(m)");
        names(
                Kind.FOREIGN_KEY,
                "Referential integrity constraint violation: \"f\"\"k: PUBLIC.\"\"odd t\"\" FOREIGN "
                        + "KEY(\"\"a(ge\"\") REFERENCES"
                        + " PUBLIC.\"\"odd t\"\"(\"\"my id\"\") (99)\"",
                "f\"k",
                "odd t",
                "a(ge");
        names(Kind.CHECK, "Check constraint violation: \"chk odd: \"; SQL statement:", "chk odd", "");
        names(Kind.NOT_NULL, "NULL not allowed for column \"na.me\"; SQL statement:", "", "", "na.me");
        assertThat(ErrorText.columnTooShort(
                        "Value too long for column \"my name CHARACTER VARYING(5)\": \"'toolong' (7)\""))
                .isEqualTo("my name");
    }

    @Test
    void namesOfHsqldbAreRead() {
        String opening = "integrity constraint violation: ";
        names(Kind.UNIQUE, opening + "unique constraint or index violation ; PK_B table: B", "PK_B", "B");
        names(Kind.UNIQUE, opening + "unique constraint or index violation: UX_AGE", "UX_AGE", "");
        names(
                Kind.NOT_NULL,
                opening + "NOT NULL check constraint ; SYS_CT_1 table: A column: NAME",
                "SYS_CT_1",
                "A",
                "NAME");
        names(Kind.FOREIGN_KEY, opening + "foreign key no parent ; FK_A table: B value: 77", "FK_A", "B");
        names(Kind.UNIQUE, opening + "unique constraint or index violation ; X table: odd table", "", "");
        assertThat(ErrorText.columnTooShort(
                        "data exception: string data, right truncation ; size limit: 5 table: A column: NAME"))
                .isEqualTo("NAME");
    }

    @Test
    void classNamesBeforeTheTextAreSkipped() {
        names(
                Kind.CHECK,
                "java.lang.RuntimeException: org.h2.jdbc.JdbcSQLIntegrityConstraintViolationException: Check constraint"
                        + " violation: \"CHK: \"",
                "CHK",
                "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Referential integrity constraint violation: \"FK: PUBLIC.T FOREIGN KEY(A) REFERENCES PUBLIC.P(B) "
                        + "('violation: SECRET"
                        + " ON SECRET(SECRET)')\"",
                "Unique index or primary key violation: \"PUBLIC.PK PRIMARY KEY ON PUBLIC.T(A) ( /* key:1 */ 1, '; "
                        + "SECRET table: SECRET"
                        + " column: SECRET')\"",
                "Error while executing SQL \"INSERT INTO t VALUES ('violation: SECRET ON SECRET(SECRET)')\": Unique "
                        + "index",
                "Value too long for column \"A CHARACTER VARYING(5)\": \"'SECRET CHARACTER' (16)\"",
                "integrity constraint violation: foreign key no parent ; FK table: B value: ; SECRET table: SECRET "
                        + "column: SECRET",
                "violation: SECRET ON SECRET(SECRET)",
                "NULL not allowed, says SECRET"
            })
    void valuesAreNeverTakenForNames(String text) {
        for (Kind kind : Kind.values()) {
            assertThat(violation(kind, text)).message().doesNotContain("SECRET");
        }
        assertThat(ErrorText.columnTooShort(text)).doesNotContain("SECRET");
    }
}
