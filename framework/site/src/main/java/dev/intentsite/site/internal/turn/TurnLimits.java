package dev.intentsite.site.internal.turn;

/**
 * How much is enough.
 *
 * @param messagesPerMinute of one origin actor
 * @param turns accepted messages of one interaction
 * @param bytesPerActor bytes of accepted messages and their answers in a day, of one origin actor
 * @param bytesPerAddress the same, of one address with all its actors
 * @param guessesPerActor references that led to nothing in an hour, of one origin actor
 * @param guessesPerAddress the same, of one address with all its actors
 * @param fetchesPerAddress messages in a minute, of one address, for which other origins' keys are fetched
 */
public record TurnLimits(
        int messagesPerMinute,
        int turns,
        long bytesPerActor,
        long bytesPerAddress,
        int guessesPerActor,
        int guessesPerAddress,
        int fetchesPerAddress) {
    /** Generous for people and for agents that speak for one each. */
    public static final TurnLimits DEFAULT = new TurnLimits(120, 500, 64L << 20, 4L << 30, 30, 300, 120);

    public TurnLimits messagesPerMinute(int count) {
        return new TurnLimits(
                count, turns, bytesPerActor, bytesPerAddress, guessesPerActor, guessesPerAddress, fetchesPerAddress);
    }

    public TurnLimits turns(int count) {
        return new TurnLimits(
                messagesPerMinute,
                count,
                bytesPerActor,
                bytesPerAddress,
                guessesPerActor,
                guessesPerAddress,
                fetchesPerAddress);
    }

    public TurnLimits bytes(long actor, long address) {
        return new TurnLimits(
                messagesPerMinute, turns, actor, address, guessesPerActor, guessesPerAddress, fetchesPerAddress);
    }

    public TurnLimits guesses(int actor, int address) {
        return new TurnLimits(
                messagesPerMinute, turns, bytesPerActor, bytesPerAddress, actor, address, fetchesPerAddress);
    }

    public TurnLimits fetches(int address) {
        return new TurnLimits(
                messagesPerMinute, turns, bytesPerActor, bytesPerAddress, guessesPerActor, guessesPerAddress, address);
    }
}
