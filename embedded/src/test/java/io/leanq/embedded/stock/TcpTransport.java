package io.leanq.embedded.stock;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.calcite.avatica.ConnectionConfig;
import org.apache.calcite.avatica.remote.AvaticaHttpClient;
import org.apache.calcite.avatica.remote.AvaticaHttpClientFactory;
import org.apache.calcite.avatica.remote.KerberosConnection;
import org.jspecify.annotations.Nullable;

/**
 * Lets the stock Avatica driver, which has HTTP only, use the 12-byte framing. Written by the description of the
 * protocol, without any class of LeanQ.
 */
public final class TcpTransport implements AvaticaHttpClient {
    private static final int HEADER = 12;
    private static final int CHUNK = 131_072;

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;

    private TcpTransport(URL url) {
        try {
            socket = new Socket(url.getHost(), url.getPort());
            socket.setTcpNoDelay(true);
            in = new DataInputStream(socket.getInputStream());
            out = socket.getOutputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The class for the driver's property httpclient_factory. */
    public static final class Factory implements AvaticaHttpClientFactory {
        @Override
        public AvaticaHttpClient getClient(URL url, ConnectionConfig config, @Nullable KerberosConnection kerberos) {
            return new TcpTransport(url);
        }
    }

    @Override
    public synchronized byte[] send(byte[] request) {
        try {
            for (int at = 0; at < request.length; at += CHUNK) {
                int size = Math.min(CHUNK, request.length - at);
                ByteBuffer chunk = ByteBuffer.allocate(HEADER + size).order(ByteOrder.LITTLE_ENDIAN);
                chunk.putInt(size).putInt(0).put((byte) 1);
                chunk.put((byte) (request.length - at > CHUNK ? 1 : 0)).putShort((short) 0);
                chunk.put(request, at, size);
                out.write(chunk.array());
            }
            return receive();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] receive() throws IOException {
        byte[] message = new byte[0];
        boolean more = true;
        while (more) {
            byte[] header = new byte[HEADER];
            in.readFully(header);
            int size = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getInt();
            byte[] longer = java.util.Arrays.copyOf(message, message.length + size);
            in.readFully(longer, message.length, size);
            message = longer;
            more = (header[9] & 1) != 0;
        }
        return message;
    }
}
