package io.leanq.evolve;

import java.util.Locale;

/** Describes a plan for people. */
final class PlanText {
    private PlanText() {}

    static String of(SchemaPlan plan) {
        if (plan.isEmpty()) {
            return "nothing to do";
        }
        StringBuilder text = new StringBuilder();
        int number = 1;
        for (PlanStep step : plan.steps()) {
            text.append(number++ == 1 ? "" : "\n")
                    .append(number - 1)
                    .append(". ")
                    .append(step.risk().name().toLowerCase(Locale.ROOT))
                    .append(": ")
                    .append(step.change().words())
                    .append("\n   ")
                    .append(OneLine.of(step.sql()))
                    .append("\n   ")
                    .append(OneLine.of(step.effect()));
            step.permission()
                    .ifPresent(needed -> text.append("\n   needs Permission.").append(needed.name()));
            step.breaking()
                    .ifPresent(why -> text.append("\n   breaking: ")
                            .append(OneLine.of(why))
                            .append("\n   divide it: ")
                            .append(OneLine.of(step.division().orElse(""))));
        }
        return text.toString();
    }
}
