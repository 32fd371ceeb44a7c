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
        String message = String.valueOf(wrong.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
        command.getErr()
                .println((message.startsWith("error: ") ? message : "error: " + message) + "; see "
                        + command.getCommandSpec().qualifiedName() + " --help");
        UnmatchedArgumentException.printSuggestions(wrong, command.getErr());
        command.getErr().flush();
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }
}
