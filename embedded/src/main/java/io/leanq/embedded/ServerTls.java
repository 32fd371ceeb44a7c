package io.leanq.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.util.Collections;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** The TLS context of a server, made from a key store file. */
final class ServerTls {
    private ServerTls() {}

    /**
     * The context for a server that shows the certificate in the key store, PKCS12 or JKS.
     *
     * @throws EmbeddedStartException if the file cannot be read, the password is wrong or there is no private key in it
     */
    static SSLContext context(Path keyStore, char[] password) {
        if (!Files.isRegularFile(keyStore) || !Files.isReadable(keyStore)) {
            throw new EmbeddedStartException("The TLS key store cannot be read: " + keyStore, null);
        }
        try {
            KeyStore keys = KeyStore.getInstance(keyStore.toFile(), password);
            requireKey(keys, keyStore);
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, password);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            boolean wrongPassword =
                    e instanceof UnrecoverableKeyException || e.getCause() instanceof UnrecoverableKeyException;
            throw new EmbeddedStartException(
                    wrongPassword
                            ? "The password of the TLS key store is wrong: " + keyStore
                            : "The TLS key store is no PKCS12 or JKS file that can be used: " + keyStore,
                    e);
        }
    }

    private static void requireKey(KeyStore keys, Path keyStore) throws GeneralSecurityException {
        for (String alias : Collections.list(keys.aliases())) {
            if (keys.isKeyEntry(alias)) {
                return;
            }
        }
        throw new EmbeddedStartException("The TLS key store has no private key in it: " + keyStore, null);
    }
}
