package io.leanq.cli.result;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CSV with a header. NULL is nothing between two commas; an empty text is {@code ""}. */
final class CsvPrinter implements Printer {
    private final PrintWriter out;
    private final CsvWriter csv;

    CsvPrinter(PrintWriter out) {
        this.out = out;
        this.csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .quoteStrategy(QuoteStrategies.EMPTY)
                .build(out);
    }

    @Override
    public boolean arrives() {
        return !out.checkError();
    }

    @Override
    public void begin(List<CellText> columns) {
        csv.writeRecord(columns.stream().map(CellText::label).toList());
    }

    @Override
    public void row(List<@Nullable String> cells) {
        csv.writeRecord(cells);
    }

    @Override
    public void end() {
        try {
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.flush();
    }
}
