package io.weiquan.channel;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A client that may break every rule of RFC 6455: it writes the bytes it is told to. */
final class RawSocket implements AutoCloseable {

    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    record Frame(int opcode, byte[] payload) {
        String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }

        int closeCode() {
            return (payload[0] & 0xff) << 8 | payload[1] & 0xff;
        }
    }

    private final Socket socket;
    private final DataInputStream in;
    private String handshake;

    private RawSocket(URI server) throws IOException {
        socket = new Socket(server.getHost(), server.getPort());
        socket.setSoTimeout(15_000);
        in = new DataInputStream(socket.getInputStream());
    }

    /** @param headers further lines of the handshake, each ended by CRLF */
    static RawSocket shakeHands(URI server, String path, String headers) throws IOException {
        RawSocket raw = new RawSocket(server);
        raw.ask(server, path, headers);
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) raw.in.readUnsignedByte());
        }
        raw.handshake = head.toString();
        return raw;
    }

    /** Asks for a socket and is gone before the answer. */
    static void knock(URI server) throws IOException {
        try (RawSocket raw = new RawSocket(server)) {
            raw.socket.setSoLinger(true, 0);
            raw.ask(server, "/chat", "");
        }
    }

    private void ask(URI server, String path, String headers) throws IOException {
        write(("GET " + path + " HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nX-Forwarded-For: " + Chat.anAddress() + "\r\n"
                + headers + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    static RawSocket open(URI server) throws IOException {
        return shakeHands(server, "/chat", "Sec-WebSocket-Protocol: weiquan.v1\r\n");
    }

    String handshake() {
        return handshake;
    }

    int status() {
        return Integer.parseInt(handshake.substring(9, 12));
    }

    String header(String name) {
        for (String line : handshake.split("\r\n")) {
            if (line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":")) {
                return line.substring(name.length() + 1).strip();
            }
        }
        return null;
    }

    void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** Writes until the other side has had enough. @return how many bytes it took */
    long writeWhileTaken(byte[] bytes, int times) {
        long taken = 0;
        try {
            for (int i = 0; i < times; i++) {
                write(bytes);
                taken += bytes.length;
            }
        } catch (IOException cut) {
            return taken;
        }
        return taken;
    }

    void text(String text) throws IOException {
        write(frame(0x80 | TEXT, text.getBytes(StandardCharsets.UTF_8), true));
    }

    /** @param first the first byte: FIN, RSV and opcode */
    static byte[] frame(int first, byte[] payload, boolean masked) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(first);
        int mask = masked ? 0x80 : 0;
        if (payload.length < 126) {
            out.write(mask | payload.length);
        } else if (payload.length < 65_536) {
            out.write(mask | 126);
            out.write(payload.length >> 8);
            out.write(payload.length);
        } else {
            out.write(mask | 127);
            for (int shift = 56; shift >= 0; shift -= 8) {
                out.write((int) ((long) payload.length >> shift));
            }
        }
        byte[] key = {1, 2, 3, 4};
        if (masked) {
            out.writeBytes(key);
        }
        for (int i = 0; i < payload.length; i++) {
            out.write(masked ? payload[i] ^ key[i % 4] : payload[i]);
        }
        return out.toByteArray();
    }

    /** Bytes as they come, until a frame holds {@code sign} or there are {@code most} of them. */
    byte[] bytesUntil(String sign, int most) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (bytes.size() < most) {
            int first = in.readUnsignedByte();
            int length = in.readUnsignedByte();
            bytes.write(first);
            bytes.write(length);
            for (int more = length == 126 ? 2 : length == 127 ? 8 : 0, size = 0; more > 0; more--) {
                int next = in.readUnsignedByte();
                bytes.write(next);
                size = size << 8 | next;
                length = size;
            }
            byte[] payload = new byte[length];
            in.readFully(payload);
            bytes.writeBytes(payload);
            if (new String(payload, StandardCharsets.UTF_8).contains(sign)) {
                break;
            }
        }
        return bytes.size() <= most ? bytes.toByteArray() : java.util.Arrays.copyOf(bytes.toByteArray(), most);
    }

    /** The next frame; null when the connection is closed. */
    Frame read() throws IOException {
        try {
            int opcode = in.readUnsignedByte() & 0x0f;
            long length = in.readUnsignedByte() & 0x7f;
            if (length == 126) {
                length = in.readUnsignedShort();
            } else if (length == 127) {
                length = in.readLong();
            }
            byte[] payload = new byte[(int) length];
            in.readFully(payload);
            return new Frame(opcode, payload);
        } catch (EOFException | SocketException closed) {
            return null;
        }
    }

    /** The code of the close frame, whatever comes before it; 0 when the connection ends without one. */
    int closeCode() throws IOException {
        for (Frame frame = read(); frame != null; frame = read()) {
            if (frame.opcode() == CLOSE) {
                return frame.payload().length < 2 ? 0 : frame.closeCode();
            }
        }
        return 0;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
