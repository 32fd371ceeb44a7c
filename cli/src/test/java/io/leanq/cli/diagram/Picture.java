package io.leanq.cli.diagram;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** An SVG as the JDK's XML parser reads it. */
final class Picture {
    private static final Pattern POINT = Pattern.compile("[ML](\\S+?) ([^LM]+)");
    private final Document document;

    Picture(String svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    List<Element> elements(String name) {
        List<Element> found = new ArrayList<>();
        NodeList nodes = document.getElementsByTagName(name);
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }

    /** The names of all kinds of elements and attributes. */
    List<String> kinds() {
        return elements("*").stream()
                .map(Element::getTagName)
                .distinct()
                .sorted()
                .toList();
    }

    /** The texts of the picture. */
    List<String> texts() {
        return elements("text").stream().map(Element::getTextContent).toList();
    }

    List<Element> parts(String kind) {
        return elements("g").stream()
                .filter(part -> part.getAttribute("class").equals(kind))
                .toList();
    }

    static String title(Element part) {
        return part.getElementsByTagName("title").item(0).getTextContent();
    }

    /** The first rectangle of each part of a kind. */
    List<Area> areas(Predicate<String> kind) {
        return elements("g").stream()
                .filter(part -> kind.test(part.getAttribute("class")))
                .map(part -> area((Element) part.getElementsByTagName("rect").item(0)))
                .toList();
    }

    static Area area(Element rectangle) {
        return new Area(
                number(rectangle, "x"),
                number(rectangle, "y"),
                number(rectangle, "width"),
                number(rectangle, "height"));
    }

    static List<Point> points(Element path) {
        List<Point> points = new ArrayList<>();
        Matcher matcher = POINT.matcher(path.getAttribute("d"));
        while (matcher.find()) {
            points.add(new Point(Double.parseDouble(matcher.group(1)), Double.parseDouble(matcher.group(2))));
        }
        return points;
    }

    static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }

    Element root() {
        return document.getDocumentElement();
    }
}
