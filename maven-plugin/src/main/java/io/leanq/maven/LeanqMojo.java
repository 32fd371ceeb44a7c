package io.leanq.maven;

import io.leanq.LeanqException;
import io.leanq.SqlException;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

/** What the goals have in common: the parameter {@code skip}, and how a failure is told. */
abstract class LeanqMojo extends AbstractMojo {
    private static final String ELSEWHERE = "; the server's own words are in serverMessage()";

    /** Does nothing. */
    @Parameter(property = "leanq.skip", defaultValue = "false")
    private boolean skip;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("skipped, since leanq.skip is true");
            return;
        }
        try {
            run();
        } catch (LeanqException e) {
            throw new MojoExecutionException(words(e), e);
        }
    }

    /** Does the goal's work. A {@link LeanqException} ends the build with its message. */
    abstract void run() throws MojoExecutionException, MojoFailureException;

    private static String words(LeanqException failure) {
        String message = String.valueOf(failure.getMessage());
        String server = failure instanceof SqlException refusal ? refusal.serverMessage() : null;
        return server == null ? message : message.replace(ELSEWHERE, "") + "; the server says: " + server;
    }
}
