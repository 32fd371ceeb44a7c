package io.leanq.leanxcale.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.leanq.ConnectionLost.Outcome;
import io.leanq.driver.RequestKind;
import io.leanq.wire.request.CommitRequest;
import io.leanq.wire.request.OpenConnectionRequest;
import io.leanq.wire.request.PrepareRequest;
import io.leanq.wire.request.Request;
import io.leanq.wire.request.SessionRequest;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RequestKindsTest {
    static Stream<Class<?>> requests() {
        return Stream.of(Request.class, SessionRequest.class)
                .flatMap(family -> Arrays.stream(family.getPermittedSubclasses()))
                .filter(request -> !request.isInterface());
    }

    @ParameterizedTest
    @MethodSource("requests")
    void eachRequestHasAKind(Class<? extends Request> request) {
        assertThat(RequestKinds.of(request)).isNotNull();
    }

    @Test
    void commitLogInAndPrepareHaveTheirOwnKinds() {
        assertThat(RequestKinds.of(CommitRequest.class)).isEqualTo(RequestKind.COMMIT);
        assertThat(RequestKinds.of(OpenConnectionRequest.class)).isEqualTo(RequestKind.LOG_IN);
        assertThat(RequestKinds.of(PrepareRequest.class)).isEqualTo(RequestKind.PREPARE);
    }

    @Test
    void noClassOfTheClientDecidesAnOutcome() {
        assertThat(new ClassFileImporter()
                                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                                .importPackages("io.leanq.leanxcale")
                                .stream()
                                .flatMap(type -> type.getFieldAccessesFromSelf().stream())
                                .filter(access -> access.getTargetOwner().isEquivalentTo(Outcome.class)))
                .isEmpty();
    }
}
