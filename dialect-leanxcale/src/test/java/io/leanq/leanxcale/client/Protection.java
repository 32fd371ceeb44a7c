package io.leanq.leanxcale.client;

import io.leanq.leanxcale.LeanxcaleOptionsBuilder;
import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLSocket;

/** The protection of a conversation with a test's server. */
enum Protection {
    CLEAR(""),
    TLS_1_2("TLSv1.2"),
    TLS_1_3("TLSv1.3");

    private final String version;

    Protection(String version) {
        this.version = version;
    }

    /** The server's end of an accepted connection. */
    Socket over(Socket socket) throws IOException {
        if (this == CLEAR) {
            return socket;
        }
        SSLSocket secured =
                (SSLSocket) TestCertificates.serverContext().getSocketFactory().createSocket(socket, null, true);
        secured.setEnabledProtocols(new String[] {version});
        return secured;
    }

    /** The options with which a client uses the same protection and trusts the server. */
    LeanxcaleOptionsBuilder in(LeanxcaleOptionsBuilder options) {
        return this == CLEAR
                ? options
                : options.secure(true)
                        .trustStore(TestCertificates.quickTrustStore())
                        .trustStorePassword(TestCertificates.PASSWORD);
    }
}
