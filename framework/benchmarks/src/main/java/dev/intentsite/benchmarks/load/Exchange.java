package dev.intentsite.benchmarks.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One connection with one request under way. Belongs to one thread. */
final class Exchange {
    private static final int LARGEST_ANSWER = 256 * 1024;
    private static final byte[] OK = "HTTP/1.1 200".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HEAD_END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final String LENGTH = "\r\ncontent-length:";

    private final SocketChannel channel;
    private final SelectionKey key;
    private final byte[] proof;
    private final byte[] answer = new byte[LARGEST_ANSWER];
    private ByteBuffer rest = ByteBuffer.allocate(0);
    private int received;
    private int whole;
    private long sent;

    Exchange(Selector selector, InetSocketAddress address, byte[] proof) throws IOException {
        this.channel = SocketChannel.open(address);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        this.key = channel.register(selector, SelectionKey.OP_READ, this);
        this.proof = proof;
    }

    void send(byte[] request) throws IOException {
        rest = ByteBuffer.wrap(request);
        received = 0;
        whole = 0;
        sent = System.nanoTime();
        write();
    }

    private void write() throws IOException {
        channel.write(rest);
        key.interestOps(rest.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    /** Goes on as far as the connection lets it; true when the answer is there and counted. */
    boolean proceed(Measurement measurement) throws IOException {
        if (rest.hasRemaining()) {
            write();
            return false;
        }
        int count = channel.read(ByteBuffer.wrap(answer, received, answer.length - received));
        if (count <= 0) {
            throw new IOException(
                    "The server closed a connection, or its answer has more than " + LARGEST_ANSWER + " bytes");
        }
        received += count;
        if (whole == 0) {
            whole = length();
        }
        if (whole == 0 || received < whole) {
            return false;
        }
        measurement.count(System.nanoTime() - sent);
        if (!startsWell() || find(proof, received) < 0) {
            measurement.failed(new String(answer, 0, received, StandardCharsets.UTF_8));
        }
        return true;
    }

    /** The bytes of the whole answer, 0 while its head is not there. */
    private int length() throws IOException {
        int head = find(HEAD_END, received);
        if (head < 0) {
            return 0;
        }
        String text = new String(answer, 0, head + 2, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
        int at = text.indexOf(LENGTH);
        if (at < 0) {
            throw new IOException(
                    "The server answers without Content-Length; this client knows nothing else:\n" + text);
        }
        int from = at + LENGTH.length();
        return head
                + HEAD_END.length
                + Integer.parseInt(
                        text.substring(from, text.indexOf('\r', from)).trim());
    }

    private boolean startsWell() {
        return find(OK, OK.length) == 0;
    }

    private int find(byte[] wanted, int before) {
        outer:
        for (int i = 0; i <= before - wanted.length; i++) {
            for (int j = 0; j < wanted.length; j++) {
                if (answer[i + j] != wanted[j]) {
                    continue outer;
                }
            }
            return i;
        }
        return -1;
    }

    void close() throws IOException {
        channel.close();
    }
}
