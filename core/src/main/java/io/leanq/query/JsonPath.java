package io.leanq.query;

import io.leanq.InvalidStatement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks a path into a JSON text, of which a server finds nothing in silence where it is wrong. */
final class JsonPath {
    private static final Pattern FORM =
            Pattern.compile("(?:(lax|strict)\\s+)?(\\$(?:\\.[\\p{L}_][\\p{L}\\p{N}_]*|\\[\\d{1,9}\\])*)");

    private static final int LAST_OF_LATIN_1 = 0xff;

    private JsonPath() {}

    /** The path with its mode, {@code lax} unless it names one. */
    static String of(String call, String path) {
        Matcher form = FORM.matcher(Needed.PATH.in(call + "(null, …)", path));
        if (path.chars().anyMatch(c -> c > LAST_OF_LATIN_1)) {
            throw new InvalidStatement(call + "(\"" + path
                    + "\", …): a path has characters of Latin 1 only, since Calcite" + " reads no others in a literal");
        }
        if (!form.matches()) {
            throw new InvalidStatement(call + "(\"" + path + "\", …): a path is $ with members and positions,"
                    + " \"$.name[0].x\", behind \"strict\" if nothing may be missing; engines disagree on others,"
                    + " for which there is sql(…)");
        }
        return (form.group(1) == null ? "lax" : form.group(1)) + " " + form.group(2);
    }

    /** Whether a path, as {@link #of} returns it, is lax. */
    static boolean isLax(String path) {
        return path.startsWith("lax ");
    }
}
