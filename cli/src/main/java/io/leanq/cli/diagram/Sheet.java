package io.leanq.cli.diagram;

import java.util.List;

/** A picture as marks, in the order in which they are drawn. */
record Sheet(String title, double width, double height, List<Mark> marks) {
    Sheet {
        marks = List.copyOf(marks);
    }
}
