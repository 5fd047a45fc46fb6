package dev.intentsite.cli;

import dev.intentsite.cli.markdown.PlainText;
import dev.intentsite.client.SiteUnreachableException;
import dev.intentsite.client.UnusableSiteException;
import dev.intentsite.client.UnverifiedAnswerException;
import dev.intentsite.ledger.LedgerUnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** A fault to one message and an exit code; never a stack trace. */
final class Faults implements IExecutionExceptionHandler {
    private final Surroundings surroundings;

    Faults(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public int handleExecutionException(Exception fault, CommandLine command, ParseResult parsed) {
        return report(fault);
    }

    int report(Exception fault) {
        surroundings.err().println("intentsite: " + PlainText.lines(message(fault)));
        return code(fault);
    }

    static int code(Exception fault) {
        if (fault instanceof UnverifiedAnswerException) {
            return ExitCode.NOT_VERIFIED;
        }
        if (fault instanceof SiteUnreachableException || fault instanceof UnusableSiteException) {
            return ExitCode.UNREACHABLE;
        }
        return fault instanceof IllegalArgumentException || fault instanceof IllegalStateException
                ? ExitCode.USAGE
                : ExitCode.FAILED;
    }

    private static String message(Exception fault) {
        String message = fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage();
        if (fault instanceof NoSuchFileException) {
            return "there is no file " + message;
        }
        if (fault instanceof FileAlreadyExistsException) {
            return message + " exists and is not written over";
        }
        boolean expected = fault instanceof IOException
                || fault instanceof UncheckedIOException
                || fault instanceof IllegalArgumentException
                || fault instanceof IllegalStateException
                || fault instanceof UnverifiedAnswerException
                || fault instanceof SiteUnreachableException
                || fault instanceof UnusableSiteException
                || fault instanceof LedgerUnavailableException;
        return expected ? message : "a defect of this command: " + fault;
    }
}
