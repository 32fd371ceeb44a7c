package io.leanq.embedded.junit;

import io.leanq.embedded.EmbeddedLeanxcale;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a running server: {@code @ExtendWith(LeanxcaleExtension.class)} and a parameter of type
 * {@link EmbeddedLeanxcale}. A server lives as long as what asked for it: one for all tests of a class when a
 * constructor, a {@code @BeforeAll} or {@code @AfterAll} method asks, else a new, empty one for each test.
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
                        StoredServer.class, type -> new StoredServer(EmbeddedLeanxcale.start()), StoredServer.class)
                .server;
    }

    /**
     * JUnit closes a stored {@code CloseableResource}; from 5.13 on it closes any stored AutoCloseable, and warns of
     * others.
     */
    @SuppressWarnings("deprecation") // the only kind that JUnit before 5.13 closes
    private record StoredServer(EmbeddedLeanxcale server)
            implements AutoCloseable, ExtensionContext.Store.CloseableResource {
        @Override
        public void close() {
            server.close();
        }
    }
}
