package io.leanq.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The parts of an expression are found at any depth, and each class of a kind is known. */
class PartKindsTest {
    private static final ExpressionNode COLUMN = new ExpressionNode.Column(
            new SourceInstance.OfTable(new TableIdentity(new ObjectName(Optional.empty(), "t")), Optional.empty()),
            "c",
            SqlType.Simple.BIGINT,
            true);
    private static final ExpressionNode VALUE = new ExpressionNode.Bind(SqlType.Simple.BIGINT, 1L);
    private static final ExpressionNode SUM = new AggregateCall(AggregateCall.Function.SUM, Optional.of(COLUMN), false);

    private static ExpressionNode equal(ExpressionNode left, ExpressionNode right) {
        return new ExpressionNode.Comparison(ExpressionNode.Comparison.Operator.EQUAL, left, right);
    }

    private static ExpressionNode window(ExpressionNode function, ExpressionNode partition, ExpressionNode order) {
        return new WindowCall(
                function,
                new Window(
                        Optional.empty(),
                        List.of(partition),
                        List.of(new SortItem(order, SortItem.Direction.ASCENDING, SortItem.Nulls.DATABASE)),
                        Optional.empty()));
    }

    @Test
    void everyClassOfAnAggregateAndOfAnExpressionWithAQueryIsKnown() {
        // what the search asks for one by one
        assertThat(leaves(AggregateNode.class))
                .containsExactlyInAnyOrder(
                        AggregateCall.class,
                        ListAggregate.class,
                        JsonAggregate.class,
                        NamedAggregate.class,
                        FilteredAggregate.class,
                        GroupingCall.class);
        assertThat(leaves(HoldsQuery.class))
                .containsExactlyInAnyOrder(
                        ExistsQuery.class, ScalarQuery.class, ExpressionNode.InQuery.class, QuantifiedComparison.class);
    }

    private static List<Class<?>> leaves(Class<?> sealed) {
        List<Class<?>> leaves = new ArrayList<>();
        for (Class<?> permitted : sealed.getPermittedSubclasses()) {
            leaves.addAll(permitted.isSealed() ? leaves(permitted) : List.of(permitted));
        }
        return leaves;
    }

    @Test
    void anAggregateIsFoundOnEachSideAndAtAnyDepth() {
        assertThat(equal(COLUMN, VALUE).hasAggregate()).isFalse();
        assertThat(equal(SUM, VALUE).hasAggregate()).isTrue();
        assertThat(equal(VALUE, SUM).hasAggregate()).isTrue();
        assertThat(new ExpressionNode.Like(VALUE, SUM, Optional.empty(), false).hasAggregate())
                .isTrue();
        assertThat(new Junction(Junction.Connective.OR, List.of(equal(COLUMN, VALUE), equal(SUM, VALUE)))
                        .hasAggregate())
                .isTrue();
        ExpressionNode deep = SUM;
        ExpressionNode plain = COLUMN;
        for (int i = 0; i < 20_000; i++) {
            deep = new ExpressionNode.Not(equal(deep, VALUE));
            plain = new ExpressionNode.Not(equal(plain, VALUE));
        }
        assertThat(deep.hasAggregate()).isTrue();
        assertThat(plain.hasAggregate()).isFalse();
    }

    @Test
    void anAggregateOverAWindowIsNoAggregateButItsPartsMayHoldOne() {
        ExpressionNode over = window(SUM, COLUMN, COLUMN);
        assertThat(over.hasAggregate()).isFalse();
        assertThat(over.hasWindow()).isTrue();
        assertThat(over.hasAggregateOrWindow()).isTrue();
        assertThat(over.hasPlaceholder()).isFalse();

        assertThat(window(SUM, SUM, COLUMN).hasAggregate()).isTrue();
        assertThat(window(SUM, COLUMN, SUM).hasAggregate()).isTrue();
        ExpressionNode sumOfSum = new AggregateCall(AggregateCall.Function.SUM, Optional.of(SUM), false);
        assertThat(window(sumOfSum, COLUMN, COLUMN).hasAggregate()).isTrue();
        ExpressionNode limited = new WindowCall(
                SUM,
                new Window(
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        Optional.of(new Window.Frame(
                                Window.Unit.ROWS, new Window.Distance(VALUE, false), Window.Edge.CURRENT_ROW))));
        assertThat(limited.hasPlaceholder()).isTrue();
    }

    @Test
    void aConstantHasNothingThatDiffersBetweenRows() {
        ExpressionNode rand = new FunctionCall(FunctionCall.Function.RAND, List.of());
        assertThat(equal(VALUE, VALUE).isConstant()).isTrue();
        assertThat(List.of(COLUMN, SUM, rand, window(SUM, VALUE, VALUE), new NamedCall("F", List.of())))
                .allSatisfy(part -> assertThat(equal(VALUE, part).isConstant()).isFalse());
        assertThat(equal(COLUMN, SUM).isRepeatable()).isTrue();
        assertThat(equal(COLUMN, rand).isRepeatable()).isFalse();
    }
}
