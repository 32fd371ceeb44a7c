package io.leanq.testkit;

import org.apache.calcite.rel.type.RelDataTypeSystemImpl;

/**
 * Calcite's types with decimals of 38 digits, as LeanXcale has them. Calcite's own decimals have 19 digits, and longer
 * types are silently cut to them. Public, with a public constructor, since {@code jdbc:calcite:} creates it by name.
 */
public final class WideDecimals extends RelDataTypeSystemImpl {
    private static final int DIGITS = 38;

    @Override
    public int getMaxNumericPrecision() {
        return DIGITS;
    }

    @Override
    public int getMaxNumericScale() {
        return DIGITS;
    }
}
