package io.leanq.embedded.junit;

import io.leanq.embedded.EmbeddedLeanxcale;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a running server: {@code @ExtendWith(LeanxcaleExtension.class)} and a parameter of type
 * {@link EmbeddedLeanxcale}. A server lives as long as what asked for it: one for all tests of a class when a constructor, a
 * {@code @BeforeAll} or {@code @AfterAll} method asks, else a new, empty one for each test. Needs JUnit 5.13 or later, which
 * closes what extensions store.
 */
public final class LeanxcaleExtension implements ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(LeanxcaleExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == EmbeddedLeanxcale.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        EmbeddedLeanxcale.class, type -> EmbeddedLeanxcale.start(), EmbeddedLeanxcale.class);
    }
}
