package io.leanq.cli.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** Diagrams with cycles, keys to their own table, several keys of the same columns, and frames, by chance. */
class RandomDiagramsTest {
    private static final int DIAGRAMS = Integer.getInteger("random.diagrams", 30);

    private static Diagram diagram(Random random) {
        int size = 1 + random.nextInt(9);
        List<Diagram.Box> boxes = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            List<Diagram.Column> columns = new ArrayList<>();
            for (int c = 0; c < random.nextInt(4); c++) {
                columns.add(new Diagram.Column("c" + c, "BIGINT", c == 0, c > 0, c == 2));
            }
            Optional<String> group = random.nextInt(3) > 0 ? Optional.empty() : Optional.of("g" + random.nextInt(2));
            boxes.add(new Diagram.Box("t" + i, random.nextInt(5) == 0, group, columns, random.nextInt(3)));
        }
        List<Diagram.Key> keys = new ArrayList<>();
        for (int k = 0; k < random.nextInt(3 * size); k++) {
            List<String> columns = random.nextInt(4) == 0 ? List.of("c1", "c2") : List.of("c" + random.nextInt(3));
            keys.add(new Diagram.Key(
                    "k" + k,
                    random.nextInt(size),
                    columns,
                    random.nextInt(size),
                    columns,
                    random.nextBoolean(),
                    random.nextBoolean()));
        }
        return new Diagram(Optional.empty(), boxes, keys, List.of());
    }

    @Test
    void eachDiagramIsLaidOut() throws Exception {
        for (int seed = 0; seed < DIAGRAMS; seed++) {
            Diagram diagram = diagram(new Random(seed));
            String which = "seed " + seed;
            for (Direction direction : Direction.values()) {
                Picture picture = new Picture(SvgText.of(SheetPainter.paint(diagram, direction)));
                List<Area> boxes = picture.areas(kind -> kind.equals("table") || kind.equals("view"));
                assertThat(boxes).as(which).hasSameSizeAs(diagram.boxes());
                for (Area box : boxes) {
                    assertThat(boxes.stream().filter(other -> overlap(box, other)))
                            .as(which)
                            .containsExactly(box);
                }
                assertThat(picture.parts("key"))
                        .hasSameSizeAs(diagram.keys())
                        .allSatisfy(key -> assertThat(Picture.points((Element)
                                        key.getElementsByTagName("path").item(0)))
                                .as(which)
                                .hasSizeGreaterThan(1));
            }
        }
    }

    private static boolean overlap(Area one, Area other) {
        return one.x() < other.right()
                && other.x() < one.right()
                && one.y() < other.bottom()
                && other.y() < one.bottom();
    }
}
