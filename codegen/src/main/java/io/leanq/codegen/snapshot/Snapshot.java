package io.leanq.codegen.snapshot;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.leanq.LeanqException;
import io.leanq.evolve.SchemaSource;
import io.leanq.evolve.SchemaState;
import io.leanq.schema.MetaData;
import io.leanq.schema.NotTold;
import io.leanq.schema.Reflection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A reflected schema as a JSON file, with one column, key or index on each line, in a fixed order, so that two
 * snapshots are compared line by line. The classes generated from a snapshot are byte by byte those generated from the
 * live schema. Immutable.
 *
 * @param metadata tables, views and sequences
 * @param notTold what the catalog could not report
 */
public record Snapshot(MetaData metadata, List<NotTold> notTold) implements SchemaSource {
    private static final JsonMapper MAPPER = StrictJson.builder()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS))
            .build();

    public Snapshot {
        notTold = List.copyOf(notTold);
    }

    public static Snapshot of(Reflection reflection) {
        return new Snapshot(reflection.metadata(), reflection.notTold());
    }

    /**
     * Reads a snapshot file.
     *
     * @throws LeanqException if there is no such file, or it is no snapshot in a form that this version reads
     */
    public static Snapshot read(Path file) {
        try {
            JsonNode root = MAPPER.readTree(Files.readAllBytes(file));
            requireVersion(file, root.path(SnapshotFile.VERSION_FIELD));
            if (holdsNull(root)) {
                throw new LeanqException(file + " is no snapshot: it has null as a value; what is absent is left out");
            }
            return SnapshotReader.read(MAPPER.treeToValue(root, SnapshotFile.class));
        } catch (JsonMappingException e) {
            throw new LeanqException(file + " is no snapshot: " + place(e) + withoutJargon(e), e);
        } catch (JsonProcessingException e) {
            throw new LeanqException(file + " is no snapshot: " + e.getOriginalMessage() + line(e), e);
        } catch (IOException e) {
            throw new LeanqException("the snapshot cannot be read: " + e, e);
        }
    }

    /** The place of a failure in the file: {@code tables[2].columns[0].notNull: }. */
    private static String place(JsonMappingException failure) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : failure.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.isEmpty() ? "" : path + ": ";
    }

    /** Jackson's message without its advice on how to configure Jackson. */
    private static String withoutJargon(JsonMappingException failure) {
        String message = failure.getOriginalMessage();
        int advice = message.indexOf(" (but could");
        return advice < 0 ? message : message.substring(0, advice);
    }

    private static String line(JsonProcessingException failure) {
        return failure.getLocation() == null
                ? ""
                : " (line " + failure.getLocation().getLineNr() + ")";
    }

    /** True if the JSON holds a null, which Jackson would read as an absent value, or as false for a boolean. */
    private static boolean holdsNull(JsonNode node) {
        if (node.isNull()) {
            return true;
        }
        for (JsonNode part : node) {
            if (holdsNull(part)) {
                return true;
            }
        }
        return false;
    }

    private static void requireVersion(Path file, JsonNode version) {
        if (!version.isInt() || version.intValue() != SnapshotFile.VERSION) {
            throw new LeanqException(file + " is no snapshot of a form that this version of LeanQ reads: expected "
                    + SnapshotFile.VERSION_FIELD + " " + SnapshotFile.VERSION + ", found " + version
                    + "; take the snapshot anew");
        }
    }

    /** The schema as a value, with the facets that the catalog did not report. */
    @Override
    public SchemaState state() {
        return new Reflection(metadata, notTold).state();
    }

    /** The text of the file. Each line ends with a line feed, on every operating system. */
    public String text() {
        try {
            return MAPPER.writer(new SnapshotLines()).writeValueAsString(SnapshotParts.of(this)) + "\n";
        } catch (JsonProcessingException e) {
            throw new LeanqException("the snapshot cannot be written: " + e.getOriginalMessage(), e);
        }
    }

    /**
     * Writes the file unless it already has this content.
     *
     * @return true if the file was written
     * @throws LeanqException if the file cannot be written
     */
    public boolean write(Path file) {
        byte[] content = text().getBytes(StandardCharsets.UTF_8);
        try {
            if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), content)) {
                return false;
            }
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.write(file, content);
            return true;
        } catch (IOException e) {
            throw new LeanqException("the snapshot cannot be written: " + e, e);
        }
    }
}
