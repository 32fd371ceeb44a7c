package io.leanq.render;

import java.math.BigDecimal;
import java.time.Duration;

/** Prints intervals in the greatest unit of which they are a whole number, with the precision that the number needs. */
final class Intervals {

    private Intervals() {}

    static void render(Duration duration, SqlWriter out) {
        long seconds = duration.getSeconds();
        if (duration.getNano() != 0) {
            BigDecimal exact = BigDecimal.valueOf(seconds).add(BigDecimal.valueOf(duration.getNano(), 9));
            append(exact.setScale(3).toPlainString(), "SECOND", digits(seconds), ", 3", out);
        } else if (seconds % 86_400 == 0 && seconds != 0) {
            append(String.valueOf(seconds / 86_400), "DAY", digits(seconds / 86_400), "", out);
        } else if (seconds % 3_600 == 0 && seconds != 0) {
            append(String.valueOf(seconds / 3_600), "HOUR", digits(seconds / 3_600), "", out);
        } else if (seconds % 60 == 0 && seconds != 0) {
            append(String.valueOf(seconds / 60), "MINUTE", digits(seconds / 60), "", out);
        } else {
            append(String.valueOf(seconds), "SECOND", digits(seconds), "", out);
        }
    }

    private static int digits(long number) {
        return Math.max(2, String.valueOf(Math.abs(number)).length());
    }

    private static void append(String number, String unit, int precision, String fraction, SqlWriter out) {
        out.sql("INTERVAL '").sql(number).sql("' ").sql(unit);
        if (precision > 2 || !fraction.isEmpty()) {
            out.sql("(" + precision + fraction + ")");
        }
    }
}
