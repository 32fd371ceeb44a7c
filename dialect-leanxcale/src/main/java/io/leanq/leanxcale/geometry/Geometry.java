package io.leanq.leanxcale.geometry;

import static io.leanq.query.DataType.BOOLEAN;
import static io.leanq.query.DataType.DOUBLE;
import static io.leanq.query.DataType.VARCHAR;
import static io.leanq.query.Dsl.function;
import static io.leanq.query.Dsl.value;

import io.leanq.InvalidStatement;
import io.leanq.query.Condition;
import io.leanq.query.NumberExpression;
import io.leanq.query.TextExpression;
import org.jspecify.annotations.Nullable;

/**
 * A geometry inside a statement: {@code Geometry.ofText(shops.place).isWithin(Geometry.ofText("POLYGON ((…))"))}.
 *
 * <p>LeanXcale keeps geometries as well-known text in VARCHAR columns and computes with them by functions of the
 * OpenGIS and PostGIS kind; which of them a server has is recalled, not verified (docs/leanxcale.md, "Geometry"). A
 * geometry is no value of a row: select its {@link #text()}. Coordinates and distances are in the unit of the
 * coordinates; nothing is converted. What is computed with NULL is NULL. The embedded server has no geometry and
 * answers SQLSTATE 0A000. Immutable and thread-safe.
 */
public final class Geometry {
    private final TextExpression node;

    /**
     * @param node a call whose value is a geometry in the database; it is declared as text for LeanQ, and never read
     */
    private Geometry(TextExpression node) {
        this.node = node;
    }

    /**
     * The geometry of a well-known text in the database, {@code ST_GeomFromText(wkt)}.
     *
     * @throws InvalidStatement if the text is null
     */
    public static Geometry ofText(TextExpression wkt) {
        return new Geometry(function("ST_GeomFromText", VARCHAR, given("ofText(null)", wkt)));
    }

    /** {@link #ofText(TextExpression)} with the number of its reference system. */
    public static Geometry ofText(TextExpression wkt, int srid) {
        return new Geometry(
                function("ST_GeomFromText", VARCHAR, given("ofText(null, …)", wkt), value(requireSystem(srid))));
    }

    /**
     * The geometry of a well-known text, which is sent as a value: {@code "POINT (2.35 48.85)"}. The database refuses a
     * text that it cannot read.
     *
     * @throws InvalidStatement if the text is null
     */
    public static Geometry ofText(String wkt) {
        return ofText(value(given("ofText(null)", wkt)));
    }

    /** {@link #ofText(String)} with the number of its reference system. */
    public static Geometry ofText(String wkt, int srid) {
        return ofText(value(given("ofText(null, …)", wkt)), srid);
    }

    /**
     * The point of two coordinates in the database, {@code ST_MakePoint(x, y)}.
     *
     * @throws InvalidStatement if one of them is null
     */
    public static Geometry point(NumberExpression<?> x, NumberExpression<?> y) {
        return new Geometry(function("ST_MakePoint", VARCHAR, given("point(null, …)", x), given("point(…, null)", y)));
    }

    /**
     * The point of two coordinates, which are sent as values.
     *
     * @throws InvalidStatement if one of them is not a finite number
     */
    public static Geometry point(double x, double y) {
        return point(value(finite("point", x)), value(finite("point", y)));
    }

    /** Whether no point of the other lies outside of this one, and their interiors meet: {@code ST_Contains}. */
    public Condition contains(Geometry other) {
        return function("ST_Contains", BOOLEAN, node, given("contains(null)", other).node);
    }

    /** {@link #contains} with the two exchanged: {@code ST_Within}. */
    public Condition isWithin(Geometry other) {
        return function("ST_Within", BOOLEAN, node, given("isWithin(null)", other).node);
    }

    /** Whether the two have a point in common: {@code ST_Intersects}. */
    public Condition intersects(Geometry other) {
        return function("ST_Intersects", BOOLEAN, node, given("intersects(null)", other).node);
    }

    /**
     * Whether the distance of the two is at most this one: {@code ST_DWithin}.
     *
     * @throws InvalidStatement if the distance is negative or not a finite number
     */
    public Condition isWithinDistance(Geometry other, double distance) {
        Geometry present = given("isWithinDistance(null, …)", other);
        if (distance < 0) {
            throw new InvalidStatement("isWithinDistance(…): a distance is never negative");
        }
        return function("ST_DWithin", BOOLEAN, node, present.node, value(finite("isWithinDistance", distance)));
    }

    /** The least distance between a point of the one and a point of the other: {@code ST_Distance}. */
    public NumberExpression<Double> distanceTo(Geometry other) {
        return function("ST_Distance", DOUBLE, node, given("distanceTo(null)", other).node);
    }

    /**
     * All points up to this distance from this geometry, or, if it is negative, those further inside than it:
     * {@code ST_Buffer}.
     *
     * @throws InvalidStatement if the distance is not a finite number
     */
    public Geometry buffer(double distance) {
        return new Geometry(function("ST_Buffer", VARCHAR, node, value(finite("buffer", distance))));
    }

    /** The geometry as well-known text: {@code ST_AsText}. */
    public TextExpression text() {
        return function("ST_AsText", VARCHAR, node);
    }

    /** The SQL of the geometry without its values. */
    @Override
    public String toString() {
        return node.toString();
    }

    private static int requireSystem(int srid) {
        if (srid < 0) {
            throw new InvalidStatement("ofText(…, " + srid + "): the number of a reference system is never negative");
        }
        return srid;
    }

    private static double finite(String call, double number) {
        if (!Double.isFinite(number)) {
            throw new InvalidStatement(call + "(" + number + "): a finite number is expected");
        }
        return number;
    }

    private static <X> X given(String call, @Nullable X argument) {
        if (argument == null) {
            throw new InvalidStatement(call + ": give a geometry or what it is made of; NULL has no place");
        }
        return argument;
    }
}
