package io.leanq;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Failures can be serialized, like every exception of Java. */
class SerializableFailuresTest {

    @Test
    void serializedFailureKeepsItsRowsAndColumns() throws Exception {
        ConstraintViolation failure = new ConstraintViolation(
                        ConstraintViolation.Kind.UNIQUE, "the key is there", "23505", -1, null, null)
                .at("uq_name", "people", List.of("name"));
        failure.inBatch(BatchRows.one(7));
        ConstraintViolation read = (ConstraintViolation) copy(failure);
        assertThat(read.batchRows()).contains(BatchRows.one(7));
        assertThat(read.columns()).containsExactly("name");
        assertThat(read).hasMessage(failure.getMessage());
    }

    private static Object copy(Object original) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(original);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }
}
