package io.leanq.driver;

/**
 * A column of a result, as the server describes it.
 *
 * @param label the name in the result: the alias, or the column's own name
 * @param jdbcType the type as a constant of {@link java.sql.Types}; {@link java.sql.Types#OTHER} if it is not told
 * @param typeName the type in the server's words; empty if it is not told
 * @param precision digits or characters at most; 0 if it is not told
 * @param scale digits behind the decimal point; 0 if it is not told
 */
public record ResultColumn(String label, int jdbcType, String typeName, int precision, int scale) {}
