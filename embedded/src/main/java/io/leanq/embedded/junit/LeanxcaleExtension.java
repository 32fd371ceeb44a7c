package io.leanq.embedded.junit;

import io.leanq.embedded.EmbeddedLeanxcale;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a running server: {@code @ExtendWith(LeanxcaleExtension.class)} and a parameter of type
 * {@link EmbeddedLeanxcale}. A constructor, a {@code @BeforeAll} or an {@code @AfterAll} method gets one server for all
 * tests of the class; other methods get a new, empty one for each test.
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
     * JUnit before 5.13 closes a stored {@code CloseableResource}; later versions close any stored AutoCloseable, and
     * warn of other resources.
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
