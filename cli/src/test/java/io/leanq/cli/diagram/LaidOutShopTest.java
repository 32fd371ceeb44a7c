package io.leanq.cli.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/** Fifty tables in one picture: everything is there, and nothing lies over another thing. */
class LaidOutShopTest {
    private static final DiagramReader READER = new DiagramReader(ShopSchema.metadata(), name -> true);
    private static final Grouping GROUPED = new Grouping(Map.of(), Grouping.Rule.PREFIX);

    private static Stream<Arguments> pictures() {
        return Stream.of(
                Arguments.of(Detail.ALL, Direction.RIGHT, Grouping.NONE),
                Arguments.of(Detail.KEYS, Direction.RIGHT, GROUPED),
                Arguments.of(Detail.KEYS, Direction.DOWN, Grouping.NONE),
                Arguments.of(Detail.NONE, Direction.DOWN, GROUPED));
    }

    private static Sheet sheet(Detail detail, Direction direction, Grouping grouping) {
        return SheetPainter.paint(READER.read(Optional.of("A shop"), detail, grouping), direction);
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void everythingStandsApart(Detail detail, Direction direction, Grouping grouping) throws Exception {
        Picture picture = new Picture(SvgText.of(sheet(detail, direction, grouping)));
        List<Area> boxes = picture.areas("table"::equals);
        assertThat(boxes).hasSize(50);
        for (Area box : boxes) {
            assertThat(boxes.stream().filter(other -> overlap(box, other))).containsExactly(box);
        }
        List<Element> keys = picture.parts("key");
        assertThat(keys).hasSize(72);
        for (Element key : keys) {
            Element line = (Element) key.getElementsByTagName("path").item(0);
            for (Area segment : segments(Picture.points(line))) {
                assertThat(boxes.stream().filter(box -> overlap(box, segment)))
                        .as(Picture.title(key))
                        .isEmpty();
            }
        }
        Area paper = Picture.area(picture.elements("rect").get(0));
        assertThat(boxes)
                .allMatch(box ->
                        box.x() >= 0 && box.y() >= 0 && box.right() <= paper.right() && box.bottom() <= paper.bottom());
    }

    @Test
    void linesToDifferentTablesAreToldApart() throws Exception {
        for (Grouping grouping : List.of(Grouping.NONE, GROUPED)) {
            Diagram diagram = READER.read(Optional.empty(), Detail.KEYS, grouping);
            List<Layout.Route> routes = DiagramLayout.of(diagram, BoxShape.all(diagram), Direction.RIGHT)
                    .routes();
            assertThat(routes.stream()
                            .map(route -> route.points().get(route.points().size() - 1)))
                    .as("ends at the boxes that have the keys")
                    .doesNotHaveDuplicates();
            for (int i = 0; i < routes.size(); i++) {
                for (int j = 0; j < i; j++) {
                    if (diagram.keys().get(i).parent() != diagram.keys().get(j).parent()) {
                        assertThat(lieOverEachOther(routes.get(i), routes.get(j)))
                                .as(diagram.keys().get(i) + " and "
                                        + diagram.keys().get(j))
                                .isFalse();
                    }
                }
            }
        }
    }

    /** True if two lines share more than the point in which they cross. */
    private static boolean lieOverEachOther(Layout.Route one, Layout.Route other) {
        return segments(one.points()).stream()
                .anyMatch(a -> segments(other.points()).stream()
                        .anyMatch(b -> Math.max(
                                                Math.min(a.right(), b.right()) - Math.max(a.x(), b.x()),
                                                Math.min(a.bottom(), b.bottom()) - Math.max(a.y(), b.y()))
                                        > 2
                                && Math.min(a.right(), b.right()) > Math.max(a.x(), b.x())
                                && Math.min(a.bottom(), b.bottom()) > Math.max(a.y(), b.y())));
    }

    /** Lines touch the borders of their boxes and none beyond. */
    private static boolean overlap(Area one, Area other) {
        return one.x() + 1 < other.right()
                && other.x() + 1 < one.right()
                && one.y() + 1 < other.bottom()
                && other.y() + 1 < one.bottom();
    }

    private static List<Area> segments(List<Point> points) {
        List<Area> segments = new ArrayList<>();
        for (int i = 1; i < points.size(); i++) {
            Point from = points.get(i - 1);
            Point to = points.get(i);
            double x = Math.min(from.x(), to.x());
            double y = Math.min(from.y(), to.y());
            segments.add(new Area(x, y, Math.abs(from.x() - to.x()) + 0.5, Math.abs(from.y() - to.y()) + 0.5));
        }
        return segments;
    }

    @Test
    void textsFitIntoTheirBoxes() throws Exception {
        Picture picture = new Picture(SvgText.of(sheet(Detail.ALL, Direction.RIGHT, Grouping.NONE)));
        assertThat(picture.parts("table")).hasSize(50).allSatisfy(table -> {
            Area box = Picture.area((Element) table.getElementsByTagName("rect").item(0));
            for (int i = 0; i < table.getElementsByTagName("text").getLength(); i++) {
                Element text = (Element) table.getElementsByTagName("text").item(i);
                double end = Picture.number(text, "x") + Picture.number(text, "textLength");
                assertThat(Picture.number(text, "x")).isGreaterThan(box.x() + 4);
                assertThat(end).isLessThan(box.right() - 4);
                assertThat(Picture.number(text, "y")).isBetween(box.y() + 12, box.bottom() - 4);
            }
        });
    }

    @Test
    void framesHoldTheirTables() throws Exception {
        Picture picture = new Picture(SvgText.of(sheet(Detail.KEYS, Direction.RIGHT, GROUPED)));
        assertThat(picture.parts("group").stream().map(Picture::title))
                .contains("customer", "product", "goods")
                .doesNotContain("country", "review");
        List<Area> frames = picture.areas("group"::equals);
        for (Element table : picture.parts("table")) {
            Area box = Picture.area((Element) table.getElementsByTagName("rect").item(0));
            List<Area> around =
                    frames.stream().filter(frame -> overlap(frame, box)).toList();
            boolean hasPartner = !List.of(
                            "country",
                            "currency",
                            "language",
                            "address",
                            "permission",
                            "brand",
                            "category",
                            "warehouse",
                            "shelf",
                            "refund",
                            "carrier",
                            "review",
                            "audit_log",
                            "department")
                    .contains(Picture.title(table));
            assertThat(around).as(Picture.title(table)).hasSize(hasPartner ? 1 : 0);
        }
    }

    @Test
    void sameSchemaGivesSameBytes() {
        String first = SvgText.of(sheet(Detail.KEYS, Direction.RIGHT, GROUPED));
        assertThat(SvgText.of(sheet(Detail.KEYS, Direction.RIGHT, GROUPED))).isEqualTo(first);
    }

    @Test
    void imageHasTheSizeOfTheSheet() throws Exception {
        Sheet sheet = sheet(Detail.KEYS, Direction.RIGHT, Grouping.NONE);
        var image = ImageIO.read(new ByteArrayInputStream(PngImage.of(sheet, 0.5)));
        assertThat(image.getWidth()).isEqualTo((int) Math.ceil(sheet.width() / 2));
        assertThat(image.getHeight()).isEqualTo((int) Math.ceil(sheet.height() / 2));
        assertThat(sheet.width()).isBetween(1000.0, 3000.0);
        assertThat(sheet.height()).isBetween(1000.0, 3500.0);
        long inked = Arrays.stream(image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
                .filter(dot -> (dot & 0xFFFFFF) != 0xFFFFFF)
                .count();
        assertThat(inked * 100 / ((long) image.getWidth() * image.getHeight())).isBetween(5L, 60L);
    }
}
