package dev.intentsite.cli;

import dev.intentsite.cli.markdown.PlainText;
import java.io.PrintWriter;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** A call that cannot be read: what is wrong with it, what was perhaps meant, and where the right one is described. */
final class WrongUsage implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException fault, String[] arguments) {
        PrintWriter err = fault.getCommandLine().getErr();
        err.println("intentsite: " + PlainText.line(String.valueOf(fault.getMessage())));
        UnmatchedArgumentException.printSuggestions(fault, err);
        err.println("Try " + fault.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE;
    }
}
