package io.leanq.leanxcale.stock;

import static io.leanq.query.Dsl.select;
import static io.leanq.testkit.Readings.READINGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.LeanqException;
import io.leanq.exec.Database;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.leanxcale.Transport;
import io.leanq.testkit.ComputedDates;
import io.leanq.testkit.ComputedValues;
import io.leanq.testkit.ComputedValues.Computed;
import io.leanq.testkit.QueryKit;
import io.leanq.testkit.TableRows;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The kit's queries and the table of expressions on Calcite's engine behind Avatica's own server, over both transports:
 * LeanXcale is built on both, and binds are sent to them as to LeanXcale.
 */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("CalciteKitTest")
@ParameterizedClass
@EnumSource(
        value = Transport.class,
        names = {"TCP", "HTTP"})
class CalciteKitTest implements QueryKit {
    private static StockCalcite server;
    private static Database db;

    @Parameter
    Transport transport;

    @BeforeParameterizedClassInvocation
    static void start(Transport transport) throws Exception {
        List<TableRows> tables = new ArrayList<>(QueryKit.tables());
        tables.add(ComputedValues.rows());
        server = StockCalcite.start(tables);
        db = Leanxcale.connect(server.url(transport));
    }

    @AfterParameterizedClassInvocation
    static void stop() throws Exception {
        db.close();
        server.close();
    }

    @Override
    public Database database() {
        return db;
    }

    static List<Computed> computed() {
        return Stream.concat(ComputedValues.all().stream(), ComputedDates.all().stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("computed")
    void serverComputesExpectedValue(Computed computed) {
        Object value = db.fetchOne(select(List.of(computed.expression())).from(READINGS))
                .get(computed.expression());
        assertThat(ComputedValues.text(value)).isEqualTo(computed.value());
        if (value != null) {
            assertThat(value).isInstanceOf(computed.expression().type().javaType());
        }
    }

    static List<String> failing() {
        return List.copyOf(ComputedValues.failing().keySet());
    }

    @ParameterizedTest
    @MethodSource("failing")
    void expressionThatMustFailFails(String name) {
        assertThatThrownBy(() -> db.fetch(
                        select(List.of(ComputedValues.failing().get(name))).from(READINGS)))
                .isInstanceOf(LeanqException.class);
    }
}
