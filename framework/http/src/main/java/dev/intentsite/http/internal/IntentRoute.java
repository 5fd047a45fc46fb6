package dev.intentsite.http.internal;

import dev.intentsite.http.HttpSettings;
import dev.intentsite.protocol.ErrorStatus;
import dev.intentsite.protocol.LogText;
import dev.intentsite.site.Answer;
import dev.intentsite.site.Heard;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code POST /intent} ({@code wire.md} § 4). */
final class IntentRoute implements Route {
    static final String LINK = "</intentmanifest.yaml>; rel=\"intent-manifest\"";

    private static final Logger LOG = LoggerFactory.getLogger(IntentRoute.class);
    private static final String ALLOW = "POST, OPTIONS";

    private final Site site;
    private final Duration bodyTime;
    private final ClientAddress addresses;
    private final AddressLimiter limiter;
    private final EventStreams streams;

    IntentRoute(Site site, HttpSettings settings, EventStreams streams) {
        this.streams = streams;
        this.site = site;
        this.bodyTime = settings.bodyTime();
        this.addresses = new ClientAddress(settings.trustedProxies());
        this.limiter = new AddressLimiter(site.allowances(), settings.messagesPerMinute(), settings.clock());
    }

    @Override
    public void handle(Request request, Reply reply) {
        reply.forEveryOrigin();
        switch (request.getMethod()) {
            case "POST" -> post(request, reply);
            case "OPTIONS" -> Preflight.answer(reply.header(HttpHeader.LINK, LINK), request, ALLOW);
            default -> reply.methodNotAllowed(ALLOW);
        }
    }

    private void post(Request request, Reply reply) {
        reply.header(HttpHeader.CONTENT_TYPE, "application/json").header(HttpHeader.CACHE_CONTROL, "no-store");
        InetAddress address = addresses.of(request);
        OptionalLong wait = limiter.secondsToWait(address);
        if (wait.isPresent()) {
            refuse(
                    reply,
                    ErrorStatus.RATE_LIMITED,
                    "Too many messages from this address. Send this one again in " + wait.getAsLong() + " seconds.",
                    Duration.ofSeconds(wait.getAsLong()));
        } else if (!MediaType.isJson(request.getHeaders())) {
            refuse(
                    reply,
                    ErrorStatus.UNSUPPORTED_MEDIA_TYPE,
                    "Send one JSON envelope in UTF-8 with Content-Type: application/json and no Content-Encoding.",
                    Duration.ZERO);
        } else {
            boolean events = MediaType.takesEvents(request.getHeaders());
            BodyReader.read(request, site.maxBytes(), bodyTime, new Message(reply, Network.of(address), events));
        }
    }

    private void refuse(Reply reply, ErrorStatus status, String message, Duration retryAfter) {
        send(reply, site.refuse(status, message, retryAfter));
    }

    private static void send(Reply reply, Answer answer) {
        answer.retryAfter().ifPresent(seconds -> reply.header(HttpHeader.RETRY_AFTER, Integer.toString(seconds)));
        reply.send(answer.httpStatus(), answer.body());
    }

    /** Answers a body, or what became of it. */
    private final class Message implements BodyReader.Reader {
        private final Reply reply;
        private final Network from;
        private final boolean events;

        Message(Reply reply, Network from, boolean events) {
            this.reply = reply;
            this.from = from;
            this.events = events;
        }

        @Override
        public void complete(byte[] body) {
            guarded(() -> {
                if (events) {
                    stream(site.hear(body, from.toString()));
                } else {
                    send(reply, site.answer(body, from.toString()));
                }
            });
        }

        /** A refusal keeps its HTTP status and headers; an accepted message gets its answers as events. */
        private void stream(Heard heard) {
            if (heard.answer().httpStatus() != 200) {
                send(reply, heard.answer());
                return;
            }
            Optional<Runnable> room = heard.work().flatMap(work -> streams.room(from.toString()));
            // Without room the client asks again by itself.
            reply.stream(heard.answer(), room.flatMap(has -> heard.work()), streams, room.orElse(() -> {}));
        }

        @Override
        public void tooLarge() {
            guarded(() -> {
                Answer answer = site.refuse(
                        ErrorStatus.PAYLOAD_TOO_LARGE,
                        "A message has at most " + site.maxBytes() + " bytes. Send a shorter one.",
                        Duration.ZERO);
                reply.sendAndClose(answer.httpStatus(), answer.body());
            });
        }

        @Override
        public void tooSlow() {
            cut("The message did not arrive within " + bodyTime.toSeconds() + " seconds. Send it again in one go.");
        }

        @Override
        public void broken() {
            cut("The message's body broke off or was not well-formed HTTP. Send it again.");
        }

        private void cut(String message) {
            guarded(() -> {
                Answer answer = site.refuse(ErrorStatus.INVALID_REQUEST, message, Duration.ZERO);
                reply.sendAndCut(answer.httpStatus(), answer.body());
            });
        }

        private void guarded(Runnable answering) {
            try {
                answering.run();
            } catch (RuntimeException e) {
                LOG.error("POST /intent failed", LogText.of(e));
                reply.fail();
            }
        }
    }
}
