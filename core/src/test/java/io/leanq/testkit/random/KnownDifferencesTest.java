package io.leanq.testkit.random;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.query.Dsl;
import io.leanq.query.Expression;
import io.leanq.testkit.TestDialects;
import io.leanq.testkit.random.Joined.How;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Statements that show differences which the random statements of the build do not draw. */
@Tag("slow")
class KnownDifferencesTest {
    private static final SampleData DATA = new SampleData(1, false);

    /** The list's reason for the difference that Calcite shows. */
    private static String reason(SelectDraft select) throws Exception {
        JudgedQuery query = new JudgedQuery(select.done());
        TreeSet<String> constructs = new TreeSet<>();
        query.collectConstructs(constructs);
        try (Engine calcite = new CalciteInProcess(TestDialects.LEANXCALE_LIKE, DATA)) {
            Optional<Judgement> judgement = query.on(calcite);
            assertThat(judgement).isPresent();
            return KnownDifferences.CALCITE.stream()
                    .filter(difference -> difference.covers(calcite.name(), judgement.get(), constructs))
                    .map(Difference::reason)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("not listed: " + judgement.get()));
        }
    }

    private static Term column(Instance source, String name) {
        return new ColumnTerm(source, DATA.tables().get(0).columns().indexOf(name));
    }

    @Test
    void calciteLosesRowsOfAnUnequalRightJoin() throws Exception {
        Instance left = new TableInstance(DATA.tables().get(0), "a");
        Instance right = new TableInstance(DATA.tables().get(0), "b");
        SelectDraft select = new SelectDraft();
        Term never = Conditions.comparison(column(left, "id"), column(right, "n"), 4);
        select.from = List.of(new Joined(How.FIRST, left, null), new Joined(How.RIGHT, right, never));
        select.items = List.of(column(left, "id"));
        assertThat(reason(select)).contains("RIGHT JOIN on no equality");
    }

    @Test
    void calciteLosesTheUnitOfATruncationInBranches() throws Exception {
        Instance table = new TableInstance(DATA.tables().get(0), "a");
        Term day = column(table, "dt");
        Term start = new Call(
                Kind.DATE,
                BigDecimal.ZERO,
                "truncatedTo Years",
                List.of(day),
                p -> (Expression<?>) p.get(0).time().truncatedTo(ChronoUnit.YEARS),
                Call.strict(v -> ((LocalDate) v[0]).withDayOfYear(1)));
        Term year = new Call(
                Kind.INTEGER,
                BigDecimal.valueOf(9999),
                "year",
                List.of(day),
                p -> (Expression<?>) p.get(0).time().year(),
                Call.strict(v -> (long) ((LocalDate) v[0]).getYear()));
        Term either = new Call(
                Kind.DATE,
                BigDecimal.ZERO,
                "coalesce",
                List.of(day, start),
                p -> (Expression<?>) Dsl.coalesce(p.get(0).kinded(), p.get(1).any()),
                v -> v[0] == null ? v[1] : v[0]);
        SelectDraft select = new SelectDraft();
        select.from = List.of(new Joined(How.FIRST, table, null));
        select.items = List.of(year, either);
        assertThat(reason(select)).contains("loses the unit");
    }

    @Test
    void calciteFailsOnListsInAggregatesInWindows() throws Exception {
        Instance table = new TableInstance(DATA.tables().get(0), "a");
        Term number = column(table, "n");
        Term listed = Call.condition(
                "in",
                List.of(number),
                p -> p.get(0).any().in(List.of(1, 2)),
                Call.strict(v -> List.of(1L, 2L).contains(v[0])));
        AggregateTerm most = AggregateTerm.of(AggregateTerm.Function.MAX, number);
        Term filtered = Objects.requireNonNull(most).filtered(listed);
        AggregateTerm counted = AggregateTerm.of(AggregateTerm.Function.COUNT, filtered);
        SelectDraft select = new SelectDraft();
        select.from = List.of(new Joined(How.FIRST, table, null));
        select.items = List.of(new WindowTerm(
                WindowTerm.Function.AGGREGATE,
                List.of(Objects.requireNonNull(counted)),
                0,
                null,
                new WindowTerm.Over(List.of(), List.of(), null, "")));
        assertThat(reason(select)).contains("IN list");
    }
}
