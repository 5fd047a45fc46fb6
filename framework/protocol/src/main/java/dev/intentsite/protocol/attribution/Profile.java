package dev.intentsite.protocol.attribution;

/** Names and bounds of {@code intentweb-attribution/1}. */
final class Profile {
    static final String NAME = "intentweb-attribution/1";
    static final int LONGEST_CHAIN = 8;

    private Profile() {}
}
