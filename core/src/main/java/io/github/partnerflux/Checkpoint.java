// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.partnerflux.internal.constraint.Constraints;
import io.github.partnerflux.internal.text.ExternalText;
import java.io.Serializable;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A point in a listing from which it can be resumed, in another process if necessary.
 *
 * <pre>{@code
 * client.listConnections(request)
 *         .checkpointed()
 *         .concatMap(connection -> store(connection.item()).thenReturn(connection.next()))
 *         .doOnNext(checkpoint -> file.save(checkpoint.toString()));
 * // later
 * client.listConnections(request).resumeFrom(Checkpoint.parse(file.load()));
 * }</pre>
 *
 * <p>A checkpoint consists of a page token and the number of items to skip from there. It is valid for the same account
 * and the same request, for as long as the service accepts the page token. {@link #toString()} returns a text that can
 * be stored and {@linkplain #parse(String) parsed}, and Jackson writes a checkpoint as this text. Immutable.
 */
public final class Checkpoint implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final Checkpoint START = new Checkpoint(null, 0, false);
    private static final Checkpoint END = new Checkpoint(null, 0, true);

    /** The version comes first, so that a later version of this library can use another format. */
    private static final String PREFIX = "pf1:";

    private static final String END_TEXT = PREFIX + "end";

    private static final Pattern TEXT = Pattern.compile(PREFIX + "(\\d{1,9}):(.*)", Pattern.DOTALL);

    private final @Nullable String token;
    private final int offset;
    private final boolean end;

    private Checkpoint(@Nullable String token, int offset, boolean end) {
        this.token = token;
        this.offset = offset;
        this.end = end;
    }

    /**
     * Returns the checkpoint before the first item of a listing.
     *
     * @return the start of every listing
     */
    public static Checkpoint start() {
        return START;
    }

    /**
     * Returns the checkpoint before the first item of a page.
     *
     * @param token the {@linkplain Page#nextToken() token} of the page: 1 to 2,048 characters without whitespace, not
     *     counting what a listing of more participants than fit in a request adds to it
     * @return the start of the page
     * @throws IllegalArgumentException if the token is empty, too long, or contains whitespace
     */
    public static Checkpoint ofToken(String token) {
        Constraints.token("a token", token);
        return new Checkpoint(token, 0, false);
    }

    /**
     * Parses the text of a checkpoint, as returned by {@link #toString()}.
     *
     * @param text the text of a checkpoint
     * @return the checkpoint
     * @throws IllegalArgumentException if the text is not that of a checkpoint
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Checkpoint parse(String text) {
        if (text.equals(END_TEXT)) {
            return END;
        }
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw notACheckpoint(text);
        }
        String token = matcher.group(2);
        int offset = Integer.parseInt(matcher.group(1));
        if (token.isEmpty()) {
            return of(null, offset);
        }
        try {
            Constraints.token("a token", token);
        } catch (IllegalArgumentException e) {
            throw notACheckpoint(text);
        }
        return of(token, offset);
    }

    private static IllegalArgumentException notACheckpoint(String text) {
        return new IllegalArgumentException(
                "not a checkpoint: a checkpoint reads pf1:OFFSET:TOKEN, as in pf1:0: (the start)"
                        + " or pf1:37:TOKEN, or pf1:end; this has " + text.codePointCount(0, text.length())
                        + " characters: " + ExternalText.quoted(text));
    }

    static Checkpoint of(@Nullable String token, int offset) {
        return token == null && offset == 0 ? START : new Checkpoint(token, offset, false);
    }

    /**
     * Returns the checkpoint after the last item of a listing, from which a listing resumes without a request.
     *
     * @return the end of every listing
     */
    public static Checkpoint end() {
        return END;
    }

    @Nullable
    String token() {
        return token;
    }

    int offset() {
        return offset;
    }

    /**
     * Returns whether this is the end of a listing.
     *
     * @return whether no item follows
     */
    public boolean isEnd() {
        return end;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Checkpoint that
                && Objects.equals(token, that.token)
                && offset == that.offset
                && end == that.end;
    }

    @Override
    public int hashCode() {
        return Objects.hash(token, offset, end);
    }

    /**
     * Returns this checkpoint as text without whitespace.
     *
     * @return a text that {@link #parse(String)} accepts
     */
    @Override
    @JsonValue
    public String toString() {
        return end ? END_TEXT : PREFIX + offset + ":" + (token == null ? "" : token);
    }
}
