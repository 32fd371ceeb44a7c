package io.leanq.leanxcale.stock;

import io.leanq.leanxcale.Transport;
import java.io.IOException;
import org.apache.calcite.avatica.remote.Driver;
import org.apache.calcite.avatica.remote.Service;
import org.apache.calcite.avatica.server.HttpServer;
import org.eclipse.jetty.server.Server;

/** A service of Avatica over HTTP by its own server, and over TCP by the 12-byte framing. */
final class StockTransports implements AutoCloseable {
    private final FramedAvatica framed;
    private final HttpServer http;

    StockTransports(Service service) throws IOException {
        framed = new FramedAvatica(service);
        http = HttpServer.Builder.<Server>newBuilder()
                .withHandler(service, Driver.Serialization.PROTOBUF)
                .withPort(0)
                .build();
        http.start();
    }

    /**
     * @param transport HTTP for Avatica's own server, or TCP for the 12-byte framing in front of it
     * @param user the user's name; a password may follow after a colon
     */
    String url(Transport transport, String user) {
        String address = "leanxcale://" + user + "@127.0.0.1:";
        return switch (transport) {
            case TCP -> address + framed.port() + "/dbtest";
            case HTTP -> address + http.getPort() + "/dbtest?transport=http";
            case TCP8 -> throw new IllegalArgumentException("there is no such port");
        };
    }

    /** Stops listening, and waits until the requests that were received are done. */
    @Override
    public void close() throws IOException {
        framed.close();
        http.stop();
    }
}
