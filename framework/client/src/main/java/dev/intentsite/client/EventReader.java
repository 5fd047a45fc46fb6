package dev.intentsite.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads envelopes from server-sent events, each line up to a size. For one thread. */
final class EventReader {
    private static final byte[] DATA = {'d', 'a', 't', 'a', ':'};

    private final InputStream in;
    private final int limit;

    EventReader(InputStream in, int limit) {
        this.in = in;
        this.limit = limit;
    }

    /**
     * The data of the next event, empty at the end. What stands in an event beside its data, comments included, is passed over.
     *
     * @throws BoundedBody.TooLarge when an event has more than {@code limit} bytes
     */
    Optional<byte[]> next() throws IOException {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        boolean any = false;
        for (Optional<byte[]> line = line(); line.isPresent(); line = line()) {
            byte[] bytes = line.get();
            if (bytes.length == 0 && any) {
                return Optional.of(data.toByteArray());
            }
            if (isData(bytes)) {
                int start = bytes.length > DATA.length && bytes[DATA.length] == ' ' ? DATA.length + 1 : DATA.length;
                if (any) {
                    data.write('\n');
                }
                data.write(bytes, start, bytes.length - start);
                any = true;
                require(data.size());
            }
        }
        // An event that broke off is none.
        return Optional.empty();
    }

    private static boolean isData(byte[] line) {
        if (line.length < DATA.length) {
            return false;
        }
        for (int i = 0; i < DATA.length; i++) {
            if (line[i] != DATA[i]) {
                return false;
            }
        }
        return true;
    }

    private Optional<byte[]> line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int read = in.read(); read != -1; read = in.read()) {
            if (read == '\n') {
                return Optional.of(line.toByteArray());
            }
            if (read != '\r') {
                line.write(read);
                require(line.size());
            }
        }
        return Optional.empty();
    }

    private void require(int size) throws BoundedBody.TooLarge {
        if (size > limit) {
            throw new BoundedBody.TooLarge(limit);
        }
    }
}
