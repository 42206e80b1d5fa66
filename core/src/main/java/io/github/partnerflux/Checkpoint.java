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
 * A point in a listing: a page and how many of the items from there on lie before it. {@link #toString()} gives a text that
 * can be stored and {@linkplain #parse(String) read again}, in another process if need be.
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
 * <p>A checkpoint holds good for the same account and the same request, and for as long as the service honours the page
 * token in it. Jackson writes one as its text. Immutable.
 */
public final class Checkpoint implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final Checkpoint START = new Checkpoint(null, 0, false);
    private static final Checkpoint END = new Checkpoint(null, 0, true);

    /** The version comes first, so that a later one can write more. */
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
     * The point before the first item of the first page.
     *
     * @return the start of every listing
     */
    public static Checkpoint start() {
        return START;
    }

    /**
     * The point before the first item of a page.
     *
     * @param token a {@linkplain Page#nextToken() page's token}: 1 to 2,048 characters without white space
     * @return the start of that page
     * @throws IllegalArgumentException if the token is empty, longer, or has white space
     */
    public static Checkpoint ofToken(String token) {
        Constraints.token("a token", token);
        return new Checkpoint(token, 0, false);
    }

    /**
     * Reads what {@link #toString()} wrote.
     *
     * @param text a checkpoint's text
     * @return a checkpoint equal to the one that wrote the text
     * @throws IllegalArgumentException if the text is not a checkpoint's
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

    static Checkpoint end() {
        return END;
    }

    @Nullable
    String token() {
        return token;
    }

    int offset() {
        return offset;
    }

    boolean isEnd() {
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
     * Writes this point as one word.
     *
     * @return a text that {@link #parse(String)} reads
     */
    @Override
    @JsonValue
    public String toString() {
        return end ? END_TEXT : PREFIX + offset + ":" + (token == null ? "" : token);
    }
}
