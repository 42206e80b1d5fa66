// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.protocol;

import io.github.partnerflux.internal.codec.ValidationErrorCodec;
import io.github.partnerflux.internal.json.Codec;
import io.github.partnerflux.internal.json.JsonReader;
import io.github.partnerflux.internal.json.ListCodec;
import io.github.partnerflux.internal.json.MemberNames;
import io.github.partnerflux.internal.json.ShapeReader;
import io.github.partnerflux.internal.json.StringCodec;
import io.github.partnerflux.model.ValidationError;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;

/** Reads the members of all errors of the service, which may lack any of them. Written by hand: the model has no such structure. */
final class ErrorBodyCodec extends Codec<ErrorBody> {

    static final ShapeReader<ErrorBody> READER = ShapeReader.of(new ErrorBodyCodec(true));

    /** For errors whose details have another shape. */
    static final ShapeReader<ErrorBody> READER_WITHOUT_DETAILS = ShapeReader.of(new ErrorBodyCodec(false));

    private static final MemberNames NAMES = MemberNames.of(
            "__type", "code", "Message", "message", "Reason", "ServiceCode", "QuotaCode", "ErrorDetails");
    private static final int ERROR_DETAILS = 7;

    private static final ListCodec<ValidationError> DETAILS = new ListCodec<>(ValidationErrorCodec.INSTANCE);

    private final boolean hasDetails;

    private ErrorBodyCodec(boolean hasDetails) {
        this.hasDetails = hasDetails;
    }

    @Override
    public ErrorBody read(JsonReader reader) {
        reader.startObject();
        @Nullable String[] texts = new String[ERROR_DETAILS];
        List<ValidationError> details = null;
        long seen = 0;
        Set<String> unknown = null;
        int last = MemberNames.NONE;
        int current = MemberNames.NONE;
        try {
            for (int member = reader.nextMember(NAMES, last);
                    member != MemberNames.END;
                    member = reader.nextMember(NAMES, last)) {
                if (member < 0) {
                    unknown = reader.skipUnknown(unknown);
                    continue;
                }
                seen = reader.addOnce(seen, member);
                last = member;
                current = member;
                if (member != ERROR_DETAILS) {
                    texts[member] = StringCodec.INSTANCE.next(reader);
                } else if (hasDetails) {
                    details = DETAILS.next(reader);
                } else {
                    reader.skipNext();
                }
                current = MemberNames.NONE;
            }
        } catch (JacksonException e) {
            throw NAMES.locate(e, ErrorBody.class, current);
        }
        return new ErrorBody(
                texts[0],
                texts[1],
                texts[2],
                texts[3],
                texts[4],
                texts[5],
                texts[6],
                details == null ? List.of() : details);
    }

    @Override
    public void write(ErrorBody value, JsonGenerator generator) {
        throw new UnsupportedOperationException("errors are only read");
    }
}
