package dev.intentsite.acceptance.docs;

/** The workshop's own exception: somebody was faster. */
final class JobGoneException extends RuntimeException {
    private static final long serialVersionUID = 1;
}
