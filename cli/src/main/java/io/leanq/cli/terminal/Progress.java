package io.leanq.cli.terminal;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * Shows how far a command is that takes more than two seconds: a bar on a terminal, a line every few seconds elsewhere,
 * both on the error stream. It asks for numbers from a thread of its own. Close it before anything else is printed.
 */
public final class Progress implements AutoCloseable {
    private static final long QUIET_MILLIS = 2_000;
    private static final long LINE_MILLIS = 5_000;
    private static final long BAR_MILLIS = 250;
    private static final int WIDTH = 79;

    private final Surroundings surroundings;
    private final String task;
    private final LongSupplier rows;
    private final LongSupplier share;
    private final long quietMillis;
    private final long lineMillis;
    private final long start = System.nanoTime();
    private final ScheduledExecutorService clock;
    private @Nullable ProgressBar bar;
    /** The share when it was first asked for, which work of an earlier run may be a part of; −1 before. */
    private long firstShare = -1;

    private long firstMillis;

    /**
     * @param task what is done, in one or two words
     * @param rows how many rows are done
     * @param share how much of the whole is done, in thousandths; −1 if nobody knows
     */
    public Progress(Surroundings surroundings, String task, LongSupplier rows, LongSupplier share) {
        this(surroundings, task, rows, share, QUIET_MILLIS, LINE_MILLIS);
    }

    /**
     * @param quietMillis the time in which nothing is shown, in ms
     * @param lineMillis the time between two lines, in ms
     */
    Progress(
            Surroundings surroundings,
            String task,
            LongSupplier rows,
            LongSupplier share,
            long quietMillis,
            long lineMillis) {
        this.quietMillis = quietMillis;
        this.lineMillis = lineMillis;
        this.surroundings = surroundings;
        this.task = task;
        this.rows = rows;
        this.share = share;
        this.clock = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "leanq-progress");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Begins to show numbers, two seconds from now. */
    public void begin() {
        clock.scheduleAtFixedRate(
                this::show, quietMillis, surroundings.interactive() ? BAR_MILLIS : lineMillis, TimeUnit.MILLISECONDS);
    }

    private synchronized void show() {
        long done = rows.getAsLong();
        long thousandths = share.getAsLong();
        Duration passed = Duration.ofNanos(System.nanoTime() - start);
        if (firstShare < 0) {
            firstShare = thousandths;
            firstMillis = passed.toMillis();
        }
        if (!surroundings.interactive()) {
            PrintWriter err = surroundings.err();
            err.println(task + ": " + words(done, thousandths, passed));
            err.flush();
            return;
        }
        if (bar == null) {
            bar = ProgressBar.builder()
                    .setTaskName(task)
                    .setInitialMax(thousandths < 0 ? -1 : 1_000)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis((int) BAR_MILLIS)
                    .setUnit("‰", 1)
                    .hideEta()
                    .startsFrom(Math.max(0, thousandths), passed)
                    .setConsumer(new DelegatingProgressBarConsumer(this::redraw, WIDTH))
                    .build();
        }
        if (thousandths >= 0) {
            bar.stepTo(thousandths);
        }
        bar.setExtraMessage(words(done, -1, passed) + left(thousandths, passed));
    }

    private void redraw(String text) {
        surroundings.err().print("\r" + text);
        surroundings.err().flush();
    }

    /** The numbers in words, such as {@code 1200000 rows, 45 %, 180000 rows/s, 8 s left}. */
    private String words(long done, long thousandths, Duration passed) {
        double seconds = Math.max(0.001, passed.toMillis() / 1_000.0);
        return rows(done)
                + (thousandths < 0 ? "" : ", " + thousandths / 10 + " %")
                + String.format(Locale.ROOT, ", %d rows/s", Math.round(done / seconds))
                + left(thousandths, passed);
    }

    /** The number of rows in words: {@code 1 row}, {@code 2 rows}. */
    public static String rows(long count) {
        return count == 1 ? "1 row" : count + " rows";
    }

    private String left(long thousandths, Duration passed) {
        if (thousandths <= 0) {
            return "";
        }
        boolean sinceFirst = thousandths > firstShare && firstShare >= 0;
        long millis = passed.toMillis() - (sinceFirst ? firstMillis : 0);
        long gained = thousandths - (sinceFirst ? firstShare : 0);
        return ", " + Math.round(millis / 1_000.0 * (1_000 - thousandths) / gained) + " s left";
    }

    /** Ends the progress: takes the bar off the terminal. */
    @Override
    public void close() {
        clock.shutdownNow();
        synchronized (this) {
            if (bar != null) {
                bar.close();
                bar = null;
                surroundings.err().print("\r" + " ".repeat(WIDTH) + "\r");
                surroundings.err().flush();
            }
        }
    }
}
