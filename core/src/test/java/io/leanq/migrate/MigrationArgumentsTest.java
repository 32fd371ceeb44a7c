package io.leanq.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidDefinition;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Every public method refuses null, and the options refuse times that have no meaning. */
@NullUnmarked
class MigrationArgumentsTest {

    private static List<String> accepting(Class<?> type, Object receiver) throws IllegalAccessException {
        List<String> accepting = new ArrayList<>();
        for (Method method : type.getDeclaredMethods()) {
            boolean tested = Modifier.isPublic(method.getModifiers())
                    && !method.isSynthetic()
                    && !method.getName().matches("equals|compareTo")
                    && Arrays.stream(method.getParameterTypes()).anyMatch(one -> !one.isPrimitive());
            if (tested) {
                Object[] arguments = Arrays.stream(method.getParameterTypes())
                        .map(one -> one == long.class ? (Object) 1L : one == String.class ? "1" : null)
                        .toArray();
                for (int i = 0; i < arguments.length; i++) {
                    Object given = arguments[i];
                    if (!method.getParameterTypes()[i].isPrimitive()) {
                        arguments[i] = null;
                        try {
                            method.invoke(receiver, arguments);
                            accepting.add(method + " at " + i);
                        } catch (InvocationTargetException e) {
                            if (!(e.getCause() instanceof InvalidDefinition)) {
                                accepting.add(method + " at " + i + ": " + e.getCause());
                            }
                        }
                        arguments[i] = given;
                    }
                }
            }
        }
        return accepting;
    }

    @Test
    void nullIsRefused() throws IllegalAccessException {
        assertThat(accepting(Migrations.class, Migrations.none())).isEmpty();
        assertThat(accepting(MigrationOptions.class, MigrationOptions.DEFAULT)).isEmpty();
        assertThat(accepting(MigrationVersion.class, MigrationVersion.of(1))).isEmpty();
        assertThat(accepting(Repair.class, Repair.forget("1"))).isEmpty();
    }

    @Test
    void timesWithoutMeaningAreRefused() {
        assertThatThrownBy(() -> MigrationOptions.DEFAULT.withLease(Duration.ofMillis(19)))
                .hasMessage("withLease(PT0.019S): at least 20 milliseconds");
        assertThatThrownBy(() -> MigrationOptions.DEFAULT.withLongestWait(Duration.ofMillis(-1)))
                .hasMessageContaining("a time is not negative");
    }

    @Test
    void textsAreShortAndOfOneLine() {
        assertThatThrownBy(() -> Migrations.none().script("1", "a\nb", ""))
                .isInstanceOf(InvalidDefinition.class)
                .hasMessageContaining("\"a\\u000ab\": at most 200 characters and no control characters");
        assertThatThrownBy(() -> Migrations.none().step(1, "x".repeat(201), "1", tx -> {}))
                .isInstanceOf(InvalidDefinition.class);
        assertThatThrownBy(() -> Migrations.in(Path.of("no\tdirectory"))).hasMessageContaining("no\\u0009directory");
    }
}
