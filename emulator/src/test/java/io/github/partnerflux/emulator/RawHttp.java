// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads responses from a socket. */
public final class RawHttp {

    private static final Pattern CONTENT_LENGTH = Pattern.compile("(?i)\r\ncontent-length: ([0-9]+)\r\n");

    private RawHttp() {}

    /** Reads up to the end of the headers. */
    public static String readHead(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("ended after: " + head);
            }
            head.append((char) next);
        }
        return head.toString();
    }

    public static int contentLength(String head) {
        Matcher matcher = CONTENT_LENGTH.matcher(head);
        if (!matcher.find()) {
            throw new IllegalArgumentException(head);
        }
        return Integer.parseInt(matcher.group(1));
    }

    public static String readResponse(InputStream in) throws IOException {
        String head = readHead(in);
        return head + new String(in.readNBytes(contentLength(head)), StandardCharsets.UTF_8);
    }
}
