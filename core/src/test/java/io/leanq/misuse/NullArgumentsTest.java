package io.leanq.misuse;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.LeanqException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every public method of the language refuses null for each of its arguments. The message names the method, or the
 * expression on which it was called, and says what is missing. The methods are found by reflection, so that a new
 * method is tested without a change here.
 */
@NullUnmarked
class NullArgumentsTest {

    /** The greatest number of parameters of a tested method: wider overloads come from the same template. */
    private static final int WIDEST = 4;

    /** The arguments for which null is accepted. */
    private static final Set<String> NULL_IS_NULL = Set.of(
            "InsertStep.set(Column,null:Object)",
            "UpdateStep.set(Column,null:Object)",
            "InsertColumns2.values(null:Object,Object)",
            "InsertColumns2.values(Object,null:Object)");

    /** A method and the object on which it is called, null for a static method. */
    record Call(String type, Object receiver, Method method) {
        @Override
        public String toString() {
            return type + "." + method.getName()
                    + Arrays.stream(method.getParameterTypes())
                            .map(Class::getSimpleName)
                            .toList();
        }

        String where(int at) {
            List<String> parts = new ArrayList<>();
            for (Class<?> parameter : method.getParameterTypes()) {
                parts.add((parts.size() == at ? "null:" : "") + parameter.getSimpleName());
            }
            return type + "." + method.getName() + "(" + String.join(",", parts) + ")";
        }

        String failureOf(Object[] arguments) throws IllegalAccessException {
            try {
                method.invoke(receiver, arguments);
                return "nothing is refused";
            } catch (InvocationTargetException e) {
                Throwable failure = e.getCause();
                return failure instanceof LeanqException ? failure.getMessage() : failure.toString();
            }
        }
    }

    static Stream<Call> calls() {
        List<Call> calls = new ArrayList<>();
        NullSamples.STATICS.forEach(type -> add(calls, type, null));
        for (Map.Entry<Class<?>, Object> sample : NullSamples.RECEIVERS.entrySet()) {
            add(calls, sample.getKey(), sample.getValue());
        }
        return calls.stream().sorted(Comparator.comparing(Call::toString));
    }

    private static void add(List<Call> calls, Class<?> type, Object receiver) {
        for (Method method : type.getMethods()) {
            boolean matches = Modifier.isStatic(method.getModifiers()) == (receiver == null)
                    && method.getParameterCount() <= WIDEST;
            if (matches
                    && !method.isBridge()
                    && !method.isAnnotationPresent(Deprecated.class)
                    && method.getDeclaringClass() != Object.class
                    && !NullSamples.LEFT_OUT.contains(method.getName())
                    && Arrays.stream(method.getParameterTypes()).anyMatch(p -> !p.isPrimitive())) {
                method.setAccessible(true);
                calls.add(new Call(type.getSimpleName(), receiver, method));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("calls")
    void refusalOfNullNamesTheCallAndWhatIsMissing(Call call) throws IllegalAccessException {
        Class<?>[] parameters = call.method.getParameterTypes();
        List<String> wrong = new ArrayList<>();
        for (int at = 0; at < parameters.length; at++) {
            if (parameters[at].isPrimitive() || NULL_IS_NULL.contains(call.where(at))) {
                continue;
            }
            Object[] arguments = NullSamples.arguments(call.method, call.receiver);
            arguments[at] = null;
            check(call, at, NullSamples.wanted(parameters[at]), call.failureOf(arguments), wrong);
            if (parameters[at].isArray()) {
                Class<?> element = parameters[at].getComponentType();
                arguments[at] = java.lang.reflect.Array.newInstance(element, 1);
                check(call, at, NullSamples.wanted(element), call.failureOf(arguments), wrong);
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static void check(Call call, int at, String wanted, String message, List<String> wrong) {
        boolean named = message.contains(call.method.getName())
                || message.contains(String.valueOf(call.receiver))
                || message.contains(" of t ");
        if (!message.contains("null")
                || !named
                || !message.matches("(?s).*(" + wanted + ").*")
                || message.contains("Exception")) {
            wrong.add(call.where(at) + " wants \"" + wanted + "\", but: " + message);
        }
    }
}
