package io.leanq.cli.result;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.leanq.LeanqException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One JSON array of objects, a row a line. Numbers and truth values are JSON's own, everything else is a text. */
final class JsonPrinter implements Printer {
    private static final JsonFactory JSON = JsonFactory.builder().build();

    private final PrintWriter out;
    private List<CellText> columns = List.of();
    private boolean first = true;

    JsonPrinter(PrintWriter out) {
        this.out = out;
    }

    @Override
    public boolean arrives() {
        return !out.checkError();
    }

    @Override
    public void begin(List<CellText> cells) {
        Set<String> labels = new HashSet<>();
        for (CellText cell : cells) {
            if (!labels.add(cell.label())) {
                throw new LeanqException("two columns of the result are called " + cell.label()
                        + ", and a JSON object has each name once: give one of them another by AS");
            }
        }
        columns = cells;
        first = true;
        out.print('[');
    }

    @Override
    public void row(List<@Nullable String> cells) {
        out.print(first ? "\n" : ",\n");
        first = false;
        try (JsonGenerator json = JSON.createGenerator(out)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM)) {
            json.writeStartObject();
            for (int i = 0; i < cells.size(); i++) {
                json.writeFieldName(columns.get(i).label());
                value(json, columns.get(i), cells.get(i));
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void value(JsonGenerator json, CellText column, @Nullable String text) throws IOException {
        if (text == null) {
            json.writeNull();
        } else if (column.isBoolean()) {
            json.writeBoolean(Boolean.parseBoolean(text));
        } else if (column.isNumber() && !text.endsWith("NaN") && !text.endsWith("Infinity")) {
            json.writeNumber(new BigDecimal(text).toString());
        } else {
            json.writeString(text);
        }
    }

    @Override
    public void end() {
        out.println(first ? "]" : "\n]");
        out.flush();
    }
}
