// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.http;

import io.github.partnerflux.internal.text.ExternalText;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufInputStream;
import io.netty.buffer.Unpooled;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/**
 * Undoes what something between the client and the service has compressed, although the request declines it: <a
 * href="https://www.rfc-editor.org/rfc/rfc9110#section-12.5.3">RFC 9110, section 12.5.3</a>.
 */
final class ContentCoding {

    private ContentCoding() {}

    static ByteBuf decode(String coding, ByteBuf body) {
        String name = coding.toLowerCase(Locale.ROOT);
        if (name.isEmpty() || name.equals("identity")) {
            return body;
        }
        try (InputStream decoded = decoding(name, new ByteBufInputStream(body.duplicate()))) {
            byte[] bytes = decoded.readNBytes(ResponseBody.MAX_BYTES + 1);
            if (bytes.length > ResponseBody.MAX_BYTES) {
                throw new ContentCodingException(
                        "the decoded body is larger than " + ResponseBody.MAX_BYTES + " bytes", false);
            }
            return Unpooled.wrappedBuffer(bytes);
        } catch (IOException e) {
            throw new ContentCodingException("the body is not valid " + name, e instanceof EOFException);
        }
    }

    private static InputStream decoding(String name, InputStream body) throws IOException {
        return switch (name) {
            case "gzip", "x-gzip" -> new GZIPInputStream(body);
            case "deflate" -> new InflaterInputStream(body);
            default ->
                throw new ContentCodingException(
                        "the body has the content coding " + ExternalText.quoted(name)
                                + ", which the request did not accept; gzip and deflate are supported",
                        false);
        };
    }
}
