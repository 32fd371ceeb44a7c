package io.leanq.embedded.server;

import io.leanq.wire.common.DatabaseProperty;
import io.leanq.wire.common.DatabasePropertyElement;
import io.leanq.wire.common.RpcMetadata;
import io.leanq.wire.response.DatabasePropertyResponse;
import io.leanq.wire.value.TypedValue;
import java.util.List;

/** The answers to clients that ask for database properties, under Avatica's names. */
final class DatabaseProperties {
    static final String PRODUCT = "LeanXcale (LeanQ embedded server)";
    static final String PRODUCT_VERSION = "2.7";
    private static final String AVATICA_VERSION = "1.28.0";

    private DatabaseProperties() {}

    static DatabasePropertyResponse answer() {
        return new DatabasePropertyResponse(
                List.of(
                        property("GET_DATABASE_PRODUCT_NAME", PRODUCT),
                        property("GET_DATABASE_PRODUCT_VERSION", PRODUCT_VERSION),
                        property("GET_DATABASE_MAJOR_VERSION", 2),
                        property("GET_DATABASE_MINOR_VERSION", 7),
                        property("GET_DRIVER_NAME", "LeanQ embedded server"),
                        property("GET_DRIVER_VERSION", "0.1"),
                        property("GET_DEFAULT_TRANSACTION_ISOLATION", 4),
                        property("GET_S_Q_L_KEYWORDS", "UPSERT,GEOHASH,DIMENSION,EVERY,KEEP,DISTRIBUTE"),
                        property("GET_NUMERIC_FUNCTIONS", "ABS,CEIL,EXP,FLOOR,LN,LOG10,MOD,POWER,RAND,ROUND,SIGN,SQRT"),
                        property("GET_STRING_FUNCTIONS", "CHAR_LENGTH,LOWER,POSITION,REPLACE,SUBSTRING,TRIM,UPPER"),
                        property("GET_SYSTEM_FUNCTIONS", ""),
                        property("GET_TIME_DATE_FUNCTIONS", "EXTRACT,LAST_DAY,MONTH,TIMESTAMPADD,TIMESTAMPDIFF,YEAR"),
                        property("AVATICA_VERSION", AVATICA_VERSION)),
                RpcMetadata.NONE);
    }

    private static DatabasePropertyElement property(String name, String value) {
        return element(name, TypedValue.of(value));
    }

    private static DatabasePropertyElement property(String name, int value) {
        return element(name, TypedValue.of(value));
    }

    private static DatabasePropertyElement element(String name, TypedValue value) {
        return new DatabasePropertyElement(new DatabaseProperty(name, List.of()), value, RpcMetadata.NONE);
    }
}
