package io.leanq.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The page of results, and the option that describes the machine. */
class ReportTest {
    private static final String SHARED = "The machine was shared with other work while this ran";
    private static final String UNDISTURBED = "Nothing else ran on the machine meanwhile";

    private static String page(boolean undisturbed) {
        Measurements measurements = new Measurements();
        for (String rendering :
                new String[] {"selectByKey", "joinOfThreeTables", "insertOfHundredRows", "twoWindows"}) {
            measurements.add(rendering, "LeanQ", new Measurement(210, 200, 1_500));
            measurements.add(rendering, "jOOQ", new Measurement(2_100, 2_000, 4_000));
        }
        measurements.add("authorsWithBooks", "LeanQ", new Measurement(9e6, 4.5e6, 9e5));
        measurements.add("authorsWithBooks", "Hibernate fetch join", new Measurement(2e7, 1.8e7, 4.5e6));
        for (String wire : new String[] {"fetch", "insert", "read"}) {
            measurements.add(wire, "LeanQ", new Measurement(5e9, 5e8, 1e8));
            measurements.add(wire, "Avatica driver", new Measurement(1e10, 2e9, 3e8));
        }
        measurements.add("insert", "No client: encoded beforehand, TCP", new Measurement(4e9, 1e8, 1e7));
        return new Report(measurements, 1_000_000, 2, undisturbed).text();
    }

    @Test
    void machineCountsAsSharedByDefault() {
        assertThat(page(false))
                .contains(SHARED + ", so read ratios and bytes rather than times: of 2 rounds,\n")
                .doesNotContain(UNDISTURBED);
    }

    @Test
    void undisturbedMachineIsReportedAsUndisturbed() {
        assertThat(page(true)).contains(UNDISTURBED + ": of 2 rounds,\n").doesNotContain(SHARED);
    }

    @Test
    void tablesDoNotDependOnSharedMachine() {
        String tables = page(true).substring(page(true).indexOf("## Rendering"));
        assertThat(page(false)).endsWith(tables);
        assertThat(tables)
                .contains(
                        "| LeanQ | 200 | 210 | 1,500 | 10.0 |",
                        "| LeanQ | 200,000 | 2.00 | 500 | 4.0 | 100 |",
                        "| LeanQ | 1,000 | 2,000 | 200 | 1.0 |",
                        "| Hibernate fetch join | 4,000 | 4,444 | 1,000 | 4.0 |");
    }

    @Test
    void helpNamesOptionForUndisturbedMachine() {
        assertThat(Benchmarks.commandLine().getUsageMessage(CommandLine.Help.Ansi.OFF))
                .contains("--undisturbed", "nothing else runs on this machine", "--quick", "benchmarks/RESULTS.md");
        CommandLine.ParseResult all =
                Benchmarks.commandLine().parseArgs("--quick", "--undisturbed", "target/results.md");
        assertThat(all.hasMatchedOption("--undisturbed")).isTrue();
        assertThat(Benchmarks.commandLine().parseArgs("--quick", "x.md").hasMatchedOption("--undisturbed"))
                .isFalse();
    }
}
