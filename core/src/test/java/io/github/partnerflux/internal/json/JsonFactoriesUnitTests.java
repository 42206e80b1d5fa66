// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.json;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.partnerflux.internal.codec.ModelCodecs;
import io.github.partnerflux.model.ListConnectionsResponse;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonFactory;

/** Tests which responses share a table of names. */
class JsonFactoriesUnitTests {

    private static final ShapeReader<ListConnectionsResponse> READER =
            new CodecMapper(ModelCodecs::of).outputReader(ListConnectionsResponse.class);

    private final JsonFactory before = JsonFactories.forResponse();

    @Test
    void keepsTheFactoryForTheNamesOfTheModel() {
        READER.read(utf8("""
                {"NextToken": null, "ConnectionSummaries": [{"Id": "x", "Catalog": "AWS", "ConnectionTypes": {
                  "SUBSIDIARY": {"OtherParticipant": {"Account": {"Name": "n"}}},
                  "OPPORTUNITY_COLLABORATION": {"OtherParticipant": {"SellerProfile": {"Name": "n", "Id": "i"}}}}}]}"""));

        assertThat(JsonFactories.forResponse()).isSameAs(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Newer\": 1, \"NextToken\": null}",
                "{\"ConnectionSummaries\": [{\"Newer\": 1}]}",
                "{\"ConnectionSummaries\": [{\"ConnectionTypes\": {\"NEWER\": {}}}]}",
                "{\"ConnectionSummaries\": [{\"ConnectionTypes\": {\"SUBSIDIARY\": {\"OtherParticipant\": {\"Newer\": {}}}}}]}"
            })
    void replacesTheFactoryAfterOtherNames(String json) {
        READER.read(utf8(json));

        assertThat(JsonFactories.forResponse()).isNotSameAs(before);
    }

    @Test
    void replacesTheFactoryAfterOtherNamesInAnotherEncoding() {
        READER.read(ByteBuffer.wrap("{\"Newer\": 1, \"NextToken\": null}".getBytes(UTF_16)));

        assertThat(JsonFactories.forResponse()).isNotSameAs(before);
    }

    @Test
    void replacesTheFactoryAfterAnIgnoredResponse() {
        ShapeReader.skip(utf8("{\"Newer\": 1}"));

        assertThat(JsonFactories.forResponse()).isNotSameAs(before);
    }

    @Test
    void replacesTheFactoryAfterAFailure() {
        // The parser stores the name in its table before the codec receives it.
        assertThatThrownBy(() -> READER.read(utf8("{\"Newer\" 1}"))).isInstanceOf(JacksonException.class);

        assertThat(JsonFactories.forResponse()).isNotSameAs(before);
    }

    private static ByteBuffer utf8(String json) {
        return ByteBuffer.wrap(json.getBytes(UTF_8));
    }
}
