package dev.intentsite.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import redis.embedded.RedisServer;

/** A real Redis in a process of its own, from binaries that the build brings, which a test can stop and start again. */
public final class RedisProcess implements AutoCloseable {
    private final int port = freePort();
    private RedisServer server = start();

    /** Its address. */
    public String uri() {
        return "redis://127.0.0.1:" + port;
    }

    /** It is gone, and all that it held. */
    public void kill() {
        close();
    }

    /** Another one at the same address, empty. */
    public void startAgain() {
        server = start();
    }

    private RedisServer start() {
        try {
            RedisServer started = RedisServer.newRedisServer()
                    .port(port)
                    .bind("127.0.0.1")
                    .setting("save \"\"")
                    .setting("appendonly no")
                    .build();
            started.start();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
