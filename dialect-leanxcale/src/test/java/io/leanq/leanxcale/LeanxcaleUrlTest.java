package io.leanq.leanxcale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.LeanqException;
import io.leanq.driver.Isolation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeanxcaleUrlTest {
    @Test
    void theDocumentedFormIsReadAsItStands() {
        LeanxcaleOptions options = LeanxcaleUrl.parse(
                "leanxcale://user1:pass4user1@db.example:1530/dbtest?autocommit=False&parallel=True");
        assertThat(options.user()).isEqualTo("user1");
        assertThat(options.password()).isEqualTo("pass4user1");
        assertThat(options.host()).isEqualTo("db.example");
        assertThat(options.port()).isEqualTo(1530);
        assertThat(options.database()).isEqualTo("dbtest");
        assertThat(options.autocommit()).isFalse();
        assertThat(options.parallel()).isTrue();
    }

    @Test
    void defaultsAreAutocommitOnParallelOffAndPort1529() {
        LeanxcaleOptions options = LeanxcaleUrl.parse("leanxcale://localhost/dbtest");
        assertThat(options.port()).isEqualTo(1529);
        assertThat(options.autocommit()).isTrue();
        assertThat(options.parallel()).isFalse();
        assertThat(options.user()).isEmpty();
        assertThat(options.password()).isNull();
        assertThat(options.appTimeZone()).isEqualTo("UTC");
    }

    @Test
    void userPasswordAndDatabaseArePercentDecoded() {
        LeanxcaleOptions options = LeanxcaleUrl.parse("leanxcale://us%40er:p%2Fw%3A%25%C3%A9+x@h/d%20b");
        assertThat(options.user()).isEqualTo("us@er");
        assertThat(options.password()).isEqualTo("p/w:%é+x");
        assertThat(options.database()).isEqualTo("d b");
        assertThat(LeanxcaleUrl.parse("leanxcale://u:a@b@h/d").password()).isEqualTo("a@b");
        assertThat(LeanxcaleUrl.parse("leanxcale://u:@h/d").password()).isEmpty();
    }

    @Test
    void ipv6HostsStandInBrackets() {
        LeanxcaleOptions options = LeanxcaleUrl.parse("leanxcale://u:p@[::1]:7/d");
        assertThat(options.host()).isEqualTo("::1");
        assertThat(options.port()).isEqualTo(7);
        assertThat(options.toString()).startsWith("leanxcale://u:***@[::1]:7/d");
        assertThat(LeanxcaleUrl.parse("leanxcale://[fe80::1]/d").port()).isEqualTo(1529);
    }

    @Test
    void everyOptionIsRead() {
        LeanxcaleOptions options = LeanxcaleUrl.parse("leanxcale://h/d?autocommit=tRUE&parallel=false&secure=False"
                + "&schema=s+1&txn_mode=NO_CONFLICTS_NO_LOGGING&appTimeZone=Etc/GMT%2B1"
                + "&connectTimeout=11&readTimeout=12"
                + "&poolSize=3&poolTimeout=13&fetchSize=14&batchBytes=15&checkLengths=false&statementCache=16"
                + "&maxMessageBytes=100000");
        assertThat(options.autocommit()).isTrue();
        assertThat(options.schema()).isEqualTo("s 1");
        assertThat(options.transactionMode()).isEqualTo("NO_CONFLICTS_NO_LOGGING");
        assertThat(options.appTimeZone()).isEqualTo("Etc/GMT+1");
        assertThat(options.connectTimeout()).isEqualTo(Duration.ofMillis(11));
        assertThat(options.readTimeout()).isEqualTo(Duration.ofMillis(12));
        assertThat(options.poolSize()).isEqualTo(3);
        assertThat(options.poolTimeout()).isEqualTo(Duration.ofMillis(13));
        assertThat(options.fetchSize()).isEqualTo(14);
        assertThat(options.batchBytes()).isEqualTo(15);
        assertThat(options.checkLengths()).isFalse();
        assertThat(options.statementCache()).isEqualTo(16);
        assertThat(options.maxMessageBytes()).isEqualTo(100_000);
        assertThat(options.toBuilder().build().toString()).isEqualTo(options.toString());
    }

    @Test
    void transportAndTlsAreRead() {
        assertThat(LeanxcaleUrl.parse("leanxcale://h/d").transport()).isEqualTo(Transport.TCP);
        assertThat(LeanxcaleUrl.parse("leanxcale://h/d").secure()).isFalse();
        LeanxcaleOptions options = LeanxcaleUrl.parse("leanxcale://h/d?transport=Http&secure=TRUE&trustStore=/a%20b.p12"
                + "&trustStoreType=PKCS12&trustStorePassword=pass4store");
        assertThat(options.transport()).isEqualTo(Transport.HTTP);
        assertThat(options.secure()).isTrue();
        assertThat(options.trustStore()).isEqualTo(Path.of("/a b.p12"));
        assertThat(options.insecureSkipCertificateCheck()).isFalse();
        assertThat(options.toBuilder().build().tls()).isEqualTo(options.tls());
        assertThat(options.toString())
                .endsWith("&transport=http&secure=true&trustStore=%2Fa%20b.p12")
                .doesNotContain("pass4store");
        assertThat(options.tls().toString()).doesNotContain("pass4store");
        assertThat(LeanxcaleUrl.parse("leanxcale://h/d?transport=tcp8&secure=true&insecureSkipCertificateCheck=true")
                        .toString())
                .endsWith("&transport=tcp8&secure=true&insecureSkipCertificateCheck=true");
    }

    @Test
    void optionsForTlsWithoutEffectAreRefused() {
        for (String option : new String[] {"trustStore=x", "insecureSkipCertificateCheck=true"}) {
            refused("leanxcale://h/d?" + option, "add secure=true");
            refused("leanxcale://h/d?secure=false&" + option, "add secure=true");
        }
        refused("leanxcale://h/d?secure=true&trustStoreType=JKS", "need a trustStore");
        refused("leanxcale://h/d?secure=true&trustStorePassword=x", "need a trustStore");
        refused("leanxcale://h/d?secure=true&insecureSkipCertificateCheck=true&trustStore=x", "leave one");
    }

    @Test
    void anUnknownOptionIsRefusedNamingTheNearest() {
        refused("leanxcale://h/d?autocomit=true", "unknown option 'autocomit': did you mean 'autocommit'?");
        refused("leanxcale://h/d?fetch_size=1", "did you mean 'fetchSize'?");
    }

    @Test
    void unrelatedOptionNameGetsNoSuggestion() {
        assertThatThrownBy(() -> LeanxcaleUrl.parse("leanxcale://h/d?colour=1"))
                .hasMessageStartingWith("unknown option 'colour': known options are autocommit, ")
                .hasMessageNotContaining("did you mean");
    }

    @Test
    void optionNamesAreReadInAnyCase() {
        LeanxcaleOptions options = LeanxcaleUrl.parse("leanxcale://h/d?AutoCommit=False&POOLSIZE=3");
        assertThat(options.autocommit()).isFalse();
        assertThat(options.poolSize()).isEqualTo(3);
        refused("leanxcale://h/d?poolSize=1&PoolSize=2", "option 'poolSize' is given twice");
    }

    @Test
    void isolationIsReadByName() {
        assertThat(LeanxcaleUrl.parse("leanxcale://h/d").isolation()).isEqualTo(Isolation.SERVER_DEFAULT);
        LeanxcaleOptions weak = LeanxcaleUrl.parse("leanxcale://h/d?isolation=Read_Committed");
        assertThat(weak.isolation()).isEqualTo(Isolation.READ_COMMITTED);
        assertThat(weak.toString()).endsWith("&isolation=read_committed");
        assertThat(weak.toBuilder().build().isolation()).isEqualTo(Isolation.READ_COMMITTED);
        assertThat(LeanxcaleUrl.parse("leanxcale://h/d?isolation=snapshot").isolation())
                .isEqualTo(Isolation.SNAPSHOT);
        refused(
                "leanxcale://h/d?isolation=serializable",
                "option 'isolation': expected read_committed, snapshot or server_default");
    }

    @Test
    void malformedOptionNameIsNotQuoted() {
        for (String name : new String[] {"pass4user1:x", "pass4user1%40x", "pass4user1 x", "pass4user1".repeat(7)}) {
            assertThatThrownBy(() -> LeanxcaleUrl.parse("leanxcale://h/d?" + name + "=1"))
                    .isInstanceOf(LeanqException.class)
                    .hasMessageContaining("letters, digits and underscores")
                    .hasMessageNotContaining("pass4user1");
        }
    }

    @Test
    void emptyNamesAreRefused() {
        refused("leanxcale://h/d?schema=", "schema: expected a name");
        refused("leanxcale://h/d?schema=+", "schema: expected a name");
        refused("leanxcale://h/d?txn_mode=", "txn_mode: expected a name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "+", "Europe/Madird", "europe/madrid", "+25:00", "UTC%20", "%2B2 h"})
    void unknownAppTimeZoneIsRefusedWhenParsed(String zone) {
        refused("leanxcale://h/d?appTimeZone=" + zone, "appTimeZone: expected a time zone, such as UTC");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "CET", "Europe/Madrid", "Etc/GMT-3", "GMT+2", "+02:00", "+03", "Z"})
    void zoneThatJavaKnowsIsSentAsWritten(String zone) {
        assertThat(LeanxcaleUrl.parse("leanxcale://h/d?appTimeZone=" + zone.replace("+", "%2B"))
                        .appTimeZone())
                .isEqualTo(zone);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "db example",
                " db",
                "db ",
                "db\t",
                "db\u00a0",
                "db\u0000",
                "db%20example",
                "a,b",
                "[::1 ]",
                "db\\example",
                "[db]",
                "[]"
            })
    void hostOfNoSuchFormIsRefusedWhenParsed(String host) {
        for (String rest : new String[] {"/d", ":1529/d"}) {
            refused("leanxcale://user1:pass4user1@" + host + rest, "host");
            assertThatThrownBy(() -> LeanxcaleUrl.parse("leanxcale://user1:pass4user1@" + host + rest))
                    .hasMessageNotContaining("user1");
        }
    }

    @Test
    void hostsOfEveryFormAreTaken() {
        for (String host :
                new String[] {"db", "db-1.example.org", "db_1", "b\u00fccher.example", "127.0.0.1", "db.", "1"}) {
            assertThat(LeanxcaleUrl.parse("leanxcale://" + host + ":7/d").host())
                    .isEqualTo(host);
        }
        assertThat(LeanxcaleUrl.parse("leanxcale://[fe80::1%eth0]/d").host()).isEqualTo("fe80::1%eth0");
        assertThatThrownBy(() -> LeanxcaleOptions.builder("db example", "d"))
                .isInstanceOf(LeanqException.class)
                .hasMessageContaining("such as a blank");
    }

    @Test
    void malformedOptionValuesAreRefused() {
        refused("leanxcale://h/d?autocommit=yes", "option 'autocommit': expected true or false");
        refused("leanxcale://h/d?autocommit", "has no value");
        refused("leanxcale://h/d?poolSize=1&poolSize=2", "given twice");
        refused("leanxcale://h/d?poolSize=-1", "expected a whole number");
        refused("leanxcale://h/d?poolSize=0", "poolSize=0: expected a number from 1");
        refused("leanxcale://h/d?transport=udp", "option 'transport': expected tcp, tcp8 or http");
        refused("leanxcale://h/d?secure=true&trustStore=", "option 'trustStore': expected the path of a file");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:leanxcale://user1:pass4user1@h/d",
                "leanxcale://user1:pass4user1@h",
                "leanxcale://user1:pass4user1@h/",
                "leanxcale://user1:pass4user1@/d",
                "leanxcale://user1:pass4user1@h:port/d",
                "leanxcale://user1:pass4user1@h:99999/d",
                "leanxcale://user1:pass4user1@h:0/d",
                "leanxcale://user1:pass4user1@::1/d",
                "leanxcale://user1:pass4user1@[::1/d",
                "leanxcale://user1:pass4user1%@h/d",
                "leanxcale://user1:pass4user1%zz@h/d",
                "leanxcale://user1:pass4user1%ff@h/d",
                "leanxcale://user1:pass4user1/x@h/d",
                "leanxcale://user1:1234/pass4user1@h",
                "leanxcale://user1:pass4user1?x@h/d",
                "leanxcale://user1:12/b?pass4user1@h/d",
                "leanxcale://user1:12/b?pass4user1=x@h/d",
                "leanxcale://user1:12/b?pass4user1",
                "leanxcale://user1:12/b?autocommit=true&pass4user1@h/d",
                "leanxcale://user1:pass4user1#x@h/d",
                "leanxcale://user1:pass4user1@h/d/e",
                ""
            })
    void whatIsNoUrlIsRefusedWithoutShowingIt(String url) {
        assertThatThrownBy(() -> LeanxcaleUrl.parse(url))
                .isInstanceOf(LeanqException.class)
                .hasMessageNotContaining("pass4user1")
                .hasMessageNotContaining("user1")
                .hasNoCause();
    }

    @Test
    void thePasswordIsInNoText() {
        LeanxcaleOptions options = LeanxcaleUrl.parse("leanxcale://user1:pass4user1@h/d?schema=a b");
        assertThat(options.toString())
                .isEqualTo("leanxcale://user1:***@h:1529/d?autocommit=true&parallel=false&schema=a%20b");
    }

    private static void refused(String url, String message) {
        assertThatThrownBy(() -> LeanxcaleUrl.parse(url))
                .isInstanceOf(LeanqException.class)
                .hasMessageContaining(message);
    }

    @Test
    void refusedTimesNameTheirUnit() {
        for (String option : List.of("readTimeout", "connectTimeout", "poolTimeout", "closeTimeout")) {
            assertThatThrownBy(() -> LeanxcaleUrl.parse("leanxcale://h/d?" + option + "=30s"))
                    .isInstanceOf(LeanqException.class)
                    .hasMessageContaining("option '" + option + "': expected milliseconds")
                    .hasMessageNotContaining("30s");
        }
        assertThatThrownBy(() -> LeanxcaleUrl.parse("leanxcale://h/d?batchBytes=1MB"))
                .hasMessageContaining("bytes as a whole number");
    }
}
