package dev.intentsite.endurance;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Stands before a server and takes its bytes to and fro, with {@link Failpoints} before, within and after the answers to messages. */
final class AnswerRelay {
    private static final int CHUNK = 65_536;

    private AnswerRelay() {}

    /** The port at which it stands before {@code server}, for as long as the process lives. */
    static int before(int server) throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        ServerSocket door = new ServerSocket(0, 1024, here);
        daemon(() -> {
            while (true) {
                Socket client = door.accept();
                Socket site = new Socket(here, server);
                Connection connection = new Connection(client, site);
                daemon(connection::ask);
                daemon(connection::answer);
            }
        });
        return door.getLocalPort();
    }

    private interface Task {
        void run() throws IOException;
    }

    private static void daemon(Task task) {
        Thread thread = new Thread(() -> {
            try {
                task.run();
            } catch (IOException e) {
                // One of both hung up.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static final class Connection {
        private final Socket client;
        private final Socket site;
        private volatile boolean message;

        Connection(Socket client, Socket site) {
            this.client = client;
            this.site = site;
        }

        void ask() throws IOException {
            try (site;
                    InputStream in = client.getInputStream();
                    OutputStream out = site.getOutputStream()) {
                byte[] chunk = new byte[CHUNK];
                for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                    message |= chunk[0] == 'P';
                    out.write(chunk, 0, read);
                }
            }
        }

        void answer() throws IOException {
            try (client;
                    InputStream in = site.getInputStream();
                    OutputStream out = client.getOutputStream()) {
                byte[] chunk = new byte[CHUNK];
                for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                    if (message) {
                        Failpoints.before("answer");
                        out.write(chunk, 0, read / 2);
                        Failpoints.hit(Failpoints.ANSWER_HALF);
                        out.write(chunk, read / 2, read - read / 2);
                        Failpoints.after("answer");
                    } else {
                        out.write(chunk, 0, read);
                    }
                }
            }
        }
    }
}
