package io.leanq.cli.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LineEndTest {
    private static final Point BOX = new Point(100, 100);

    private static LineEnd end(double beforeX, double beforeY) {
        return new LineEnd(BOX, new Point(beforeX, beforeY), "#000000", "#ffffff");
    }

    private static Mark line(double x1, double y1, double x2, double y2) {
        return new Mark.Line(List.of(new Point(x1, y1), new Point(x2, y2)), "#000000", 1.2);
    }

    private static Mark circle(double x, double y) {
        return new Mark.Circle(new Point(x, y), 4, "#ffffff", "#000000");
    }

    @Test
    void anyNumberIsACircleAndAFoot() {
        assertThat(end(40, 100).any())
                .containsExactly(circle(85, 100), line(89, 100, 100, 95), line(89, 100, 100, 105));
        assertThat(end(100, 40).any())
                .containsExactly(circle(100, 85), line(100, 89, 95, 100), line(100, 89, 105, 100));
    }

    @Test
    void oneIsTwoBarsAndOneOrNoneACircleAndABar() {
        assertThat(end(160, 100).one()).containsExactly(line(106, 95, 106, 105), line(110, 95, 110, 105));
        assertThat(end(160, 100).zeroOrOne()).containsExactly(circle(113, 100), line(106, 95, 106, 105));
    }
}
