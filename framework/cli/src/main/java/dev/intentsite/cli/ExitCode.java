package dev.intentsite.cli;

import dev.intentsite.client.SiteAnswer;
import dev.intentsite.protocol.FlowType;

/** What the command ends with, for scripts. */
final class ExitCode {
    /** Done: confirmed, or answered. */
    static final int DONE = 0;

    /** The company refused for good ({@code failed}), or the command itself failed. */
    static final int FAILED = 1;

    /** The command was called in a wrong way. */
    static final int USAGE = 2;

    /** The site answered with an error. */
    static final int SITE_ERROR = 3;

    /** What came is not verified to be the site's. */
    static final int NOT_VERIFIED = 4;

    /** The site could not be reached, or is none. */
    static final int UNREACHABLE = 5;

    /** The site needs more: an answer, a choice, a yes. */
    static final int MORE_NEEDED = 6;

    private ExitCode() {}

    static int of(SiteAnswer answer) {
        if (!answer.isSigned()) {
            return NOT_VERIFIED;
        }
        FlowType type = answer.response().flowType();
        return switch (type) {
            case ERROR -> SITE_ERROR;
            case EXECUTION_RESULT ->
                answer.response().status().filter("failed"::equals).isPresent() ? FAILED : DONE;
            case INFORMATION_RESPONSE -> DONE;
            case INTENT_REQUEST, INFORMATION_REQUEST, CLARIFICATION_REQUEST -> MORE_NEEDED;
        };
    }
}
