package io.leanq.driver;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.leanq.ConnectionLost.Outcome;
import io.leanq.PoolExhausted;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each cell of the table of {@link WhatMayHaveRun}. */
class WhatMayHaveRunTest {
    private static final List<String> TABLE = List.of(
            "                    LOG_IN LOG_OUT SETTING PREPARE CATALOG STATEMENT FETCH BATCH COMMIT ROLLBACK",
            "NOT_SENT            -      -       -       -       -       -         -     -     -      -       ",
            "PARTLY_SENT         -      -       -       -       -       -         -     -     -      -       ",
            "REST_NOT_SENT       -      -       may     may     may     may       may   may   may    may     ",
            "UNANSWERED          -      -       -       -       -       may       may   may   may    may     ",
            "NO_CONNECTION       -      -       -       -       -       -         -     -     -      -       ",
            "STATEMENT_FORGOTTEN -      -       -       -       -       -         -     -     -      -       ",
            "ENDED               -      -       -       -       -       -         may   may   may    may     ",
            "IN_DOUBT            -      -       may     may     may     may       may   may   may    may     ");

    static Stream<Arguments> cells() {
        List<String> kinds = words(TABLE.get(0));
        return TABLE.stream()
                .skip(1)
                .map(WhatMayHaveRunTest::words)
                .flatMap(row -> Stream.iterate(0, i -> i + 1)
                        .limit(kinds.size())
                        .map(i -> Arguments.of(
                                RequestKind.valueOf(kinds.get(i)),
                                RequestFate.valueOf(row.get(0)),
                                row.get(i + 1).equals("may") ? Outcome.MAY_HAVE_RUN : Outcome.NOT_RUN)));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void eachCellHasItsOutcome(RequestKind kind, RequestFate fate, Outcome outcome) {
        assertThat(WhatMayHaveRun.of(kind, fate)).isEqualTo(outcome);
    }

    @Test
    void theTableHasEachKindAndEachFate() {
        assertThat(words(TABLE.get(0))).isEqualTo(names(RequestKind.values()));
        assertThat(TABLE.stream().skip(1).map(row -> words(row).get(0))).isEqualTo(names(RequestFate.values()));
    }

    /** PoolExhausted is in a package below this one, and always means that nothing has run. */
    @Test
    void noOtherClassOfCoreDecidesAnOutcome() {
        JavaClasses core = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.leanq");
        assertThat(core.stream()
                        .flatMap(type -> type.getFieldAccessesFromSelf().stream())
                        .filter(access -> access.getTargetOwner().isEquivalentTo(Outcome.class))
                        .map(JavaFieldAccess::getOriginOwner)
                        .filter(type -> !type.isEquivalentTo(Outcome.class))
                        .map(type -> type.getSimpleName())
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(
                        WhatMayHaveRun.class.getSimpleName(), PoolExhausted.class.getSimpleName(), "ConnectionLost");
    }

    private static List<String> words(String row) {
        return List.of(row.strip().split(" +"));
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }
}
