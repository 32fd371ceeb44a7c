package io.leanq.cli.terminal;

import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Prints what is wrong with the arguments in one line, and where the right ones are told. */
public final class WrongArguments implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        String message =
                OneLine.of(wrong.getMessage()).replaceFirst("^(?i:error: )", "").replace("option option ", "option ");
        command.getErr()
                .println("error: " + message + "; see "
                        + command.getCommandSpec().qualifiedName() + " --help");
        UnmatchedArgumentException.printSuggestions(wrong, command.getErr());
        command.getErr().flush();
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }
}
