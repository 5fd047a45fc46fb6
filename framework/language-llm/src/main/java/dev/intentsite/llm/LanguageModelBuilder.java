package dev.intentsite.llm;

import dev.intentsite.site.ConfigurationException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Collects the settings of a {@link LanguageModel}. Not thread-safe. */
public final class LanguageModelBuilder {
    private static final int LEAST_FOR_A_TURN = 4_000;
    private static final int MOST_RETRIES = 5;
    private static final Duration MOST_TIME = Duration.ofMinutes(1);

    private final Service service;
    private final String model;
    private final String key;
    private String address;
    private Duration timeLimit = Duration.ofSeconds(5);
    private int tokensPerTurn = 16_000;
    private long tokensPerDay = 2_000_000;
    private int retries = 1;
    private Duration pause = Duration.ofMillis(200);
    private int failures = 5;
    private Duration rest = Duration.ofMinutes(1);
    private int atOnce = 16;
    private boolean everyMessage;
    private boolean schema = true;
    private boolean plainHttp;
    private Clock clock = Clock.systemUTC();
    private Alarm alarm = Alarm.ofTheMachine();

    LanguageModelBuilder(Service service, String address, String model, String key) {
        this.service = service;
        this.address = address;
        this.model = model;
        this.key = key;
    }

    /** Another address than the vendor's own, such as that of a gateway of yours; with the path that the vendor's has, such as {@code /v1}. */
    public LanguageModelBuilder address(String url) {
        this.address = url;
        return this;
    }

    /** How long a message waits for the model in all, retries included; reading and phrasing each. Up to one minute. Default 5 s. */
    public LanguageModelBuilder timeLimit(Duration most) {
        this.timeLimit = most;
        return this;
    }

    /**
     * What one message may cost, in tokens of questions and answers, retries included: half of it for reading, half for phrasing. Estimated
     * before the model is asked, at three bytes a token. At least 4,000. Default 16,000.
     */
    public LanguageModelBuilder tokensPerTurn(int most) {
        this.tokensPerTurn = most;
        return this;
    }

    /**
     * What all messages of a day may cost, in tokens, by the clock's day; then rules alone read until the next. Each process counts for
     * itself, from its start. Default 2,000,000.
     */
    public LanguageModelBuilder tokensPerDay(long most) {
        this.tokensPerDay = most;
        return this;
    }

    /** How often a model that failed is asked again, within the time limit, and after what pause. Up to 5 times. Default once, after 0.2 s. */
    public LanguageModelBuilder retries(int most, Duration between) {
        this.retries = most;
        this.pause = between;
        return this;
    }

    /** After so many failures in a row the model is not asked for so long; then one message tries. Default 5 and one minute. */
    public LanguageModelBuilder circuitBreaker(int inARow, Duration restsFor) {
        this.failures = inARow;
        this.rest = restsFor;
        return this;
    }

    /** How many messages may wait for the model at once; rules read the others. Default 16. */
    public LanguageModelBuilder atOnce(int most) {
        this.atOnce = most;
        return this;
    }

    /** Asks the model about every message, not only about those of which the reader is not sure. */
    public LanguageModelBuilder everyMessage() {
        this.everyMessage = true;
        return this;
    }

    /** For servers that take no JSON Schema of the answer: it is asked for in words alone. */
    public LanguageModelBuilder withoutSchema() {
        this.schema = false;
        return this;
    }

    /** Takes an address with plain HTTP that is not on this machine. Whoever is on the way reads what people write, and the key. */
    public LanguageModelBuilder plainHttpInOwnNetwork() {
        this.plainHttp = true;
        return this;
    }

    /** What time it is, for the day's budget and the circuit breaker. Default: the system's clock. */
    public LanguageModelBuilder clock(Clock time) {
        this.clock = time;
        return this;
    }

    /** What rings when the time limit is over; for tests. */
    LanguageModelBuilder alarm(Alarm rings) {
        this.alarm = rings;
        return this;
    }

    /**
     * Checks everything. The model itself is not asked: a site starts without it, too.
     *
     * @throws ConfigurationException listing every fault with its place and remedy, and never the key
     */
    public LanguageModel build() {
        List<String> faults = new ArrayList<>();
        Optional<URI> url = checkAddress(faults);
        check(faults, model.isBlank(), "model(\"\")", "has no name; use the vendor's, such as " + service.example());
        checkKey(faults, url);
        check(
                faults,
                !within(timeLimit, MOST_TIME),
                "timeLimit(" + timeLimit + ")",
                "nobody waits so; use more than zero and one minute at most");
        check(
                faults,
                tokensPerTurn < LEAST_FOR_A_TURN,
                "tokensPerTurn(" + tokensPerTurn + ")",
                "is too little for a question; use " + LEAST_FOR_A_TURN + " or more");
        check(
                faults,
                tokensPerDay < tokensPerTurn,
                "tokensPerDay(" + tokensPerDay + ")",
                "is less than one turn may cost; use tokensPerTurn, which is " + tokensPerTurn + ", or more");
        check(
                faults,
                retries < 0 || retries > MOST_RETRIES,
                "retries(" + retries + ", …)",
                "is out of range; use 0 to " + MOST_RETRIES);
        check(
                faults,
                pause.isNegative() || pause.compareTo(timeLimit) >= 0,
                "retries(…, " + pause + ")",
                "leaves no time for another try; use less than timeLimit, which is " + timeLimit);
        check(faults, failures < 1, "circuitBreaker(" + failures + ", …)", "never asks the model; use 1 or more");
        check(
                faults,
                rest.isNegative() || rest.isZero(),
                "circuitBreaker(…, " + rest + ")",
                "is no time; use more than zero");
        check(faults, atOnce < 1, "atOnce(" + atOnce + ")", "never asks the model; use 1 or more");
        if (!faults.isEmpty()) {
            throw new ConfigurationException(faults);
        }
        return new LanguageModel(new Settings(
                service,
                url.orElseThrow(),
                model,
                new Secret(key),
                timeLimit,
                tokensPerTurn,
                tokensPerDay,
                retries,
                pause,
                failures,
                rest,
                atOnce,
                everyMessage,
                schema,
                clock,
                alarm));
    }

    private Optional<URI> checkAddress(List<String> faults) {
        URI url;
        try {
            url = new URI(address);
        } catch (URISyntaxException e) {
            url = URI.create("");
        }
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        boolean web = scheme.equals("https") || scheme.equals("http");
        if (!web
                || url.getHost() == null
                || url.getRawUserInfo() != null
                || url.getRawQuery() != null
                || url.getRawFragment() != null) {
            // It may hold a key in a wrong place, so it is not repeated.
            check(
                    faults,
                    true,
                    "address(…)",
                    "is no web address; write it as https://host/path, without user, query or fragment");
            return Optional.empty();
        }
        check(
                faults,
                scheme.equals("http") && !plainHttp && !onThisMachine(url),
                "address(\"" + url + "\")",
                "sends what people write, and the key, in plain text; use https, or"
                        + " plainHttpInOwnNetwork() if nobody else is on the way");
        return Optional.of(url);
    }

    private void checkKey(List<String> faults, Optional<URI> url) {
        boolean needed = service == Service.ANTHROPIC
                || service == Service.OPEN_AI
                        && url.filter(to -> !plainHttp && !onThisMachine(to)).isPresent();
        check(
                faults,
                needed && key.isBlank(),
                "apiKey",
                "is empty; give the vendor's key, from the environment or a file, not from the source");
        check(
                faults,
                !key.isBlank() && !key.chars().allMatch(c -> c > ' ' && c < 0x7F),
                "apiKey",
                "has characters that no key has, such as a line end; give the key alone");
    }

    /** Names are not looked up: what a name leads to may change. */
    private static boolean onThisMachine(URI url) {
        String host = url.getHost();
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        boolean literal = host.startsWith("[") || host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
        try {
            return literal && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static boolean within(Duration time, Duration most) {
        return !time.isNegative() && !time.isZero() && time.compareTo(most) <= 0;
    }

    private static void check(List<String> faults, boolean wrong, String setting, String words) {
        if (wrong) {
            faults.add("LanguageModel." + setting + ": " + words);
        }
    }
}
