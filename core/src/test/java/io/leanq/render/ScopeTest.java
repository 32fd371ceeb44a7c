package io.leanq.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.tree.ObjectName;
import io.leanq.tree.SourceInstance;
import io.leanq.tree.TableIdentity;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The qualifiers of one from clause differ, in any case of their letters. */
class ScopeTest {
    private static SourceInstance named(String alias) {
        return new SourceInstance.OfTable(new TableIdentity(new ObjectName(Optional.empty(), "t")), Optional.of(alias));
    }

    private static boolean areDistinct(String one, String other) {
        Scope scope = new Scope(null, false, 2);
        assertThat(scope.add(named(one))).isTrue();
        return scope.add(named(other));
    }

    @Test
    void theSameNameInAnotherCaseIsTheSame() {
        assertThat(areDistinct("orders", "orders")).isFalse();
        assertThat(areDistinct("orders", "ORDERS")).isFalse();
        assertThat(areDistinct("t1", "T1")).isFalse();
        assertThat(areDistinct("straße_ä", "STRAßE_Ä")).isFalse();
        // the sign of the unit Kelvin is a capital k
        assertThat(areDistinct("k", "\u212a")).isFalse();
        assertThat(areDistinct("\u212a", "k")).isFalse();
    }

    @Test
    void otherNamesAreOthersThoughTheirLastCharactersAreAlike() {
        assertThat(areDistinct("orders", "borders")).isTrue();
        assertThat(areDistinct("a", "q")).isTrue();
        assertThat(areDistinct("ä", "ö")).isTrue();
    }

    @Test
    void aJoinConditionSeesTheSourcesUpToItsOwn() {
        Scope scope = new Scope(null, false, 3);
        SourceInstance[] all = {named("a"), named("b"), named("c")};
        for (SourceInstance one : all) {
            scope.add(one);
        }
        scope.show(2);
        assertThat(scope.find(all[0])).isSameAs(all[0]);
        assertThat(scope.find(all[1])).isSameAs(all[1]);
        assertThat(scope.find(all[2])).isNull();
        scope.show(3);
        assertThat(scope.find(all[2])).isSameAs(all[2]);
        assertThat(scope.find("B")).isSameAs(all[1]);
    }
}
