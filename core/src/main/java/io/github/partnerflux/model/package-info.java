/**
 * The requests and responses of the service, and the types that they consist of: immutable, and named as in the service
 * model.
 *
 * <p>Creating a request checks it against the constraints of the service model, including the structures that it
 * contains. A violation is an {@link IllegalArgumentException} whose message contains the path of the member, such as
 * {@code TaskDetails.LocalizedContents[0].Locale}, its value, and the values that are allowed. The value of a sensitive
 * member, such as a legal name, is neither in the message nor in the description that {@code toString()} returns.
 *
 * <p>A list that is not required is sent only if it is set, even if it is empty. Its accessor returns an empty list if it
 * is not set; methods such as {@code hasTags()} distinguish the two.
 *
 * <p>Responses are read leniently, so that changes of the service do not break this version: unknown members are
 * ignored, unknown enum values are preserved, and unknown union members are reduced to their tag. If a required member
 * is missing, its value is what Smithy's <a
 * href="https://smithy.io/2.0/spec/aggregate-types.html#client-error-correction">client error correction</a> specifies:
 * an empty string, list or map, the epoch, or an unknown union member. Collections are unmodifiable and never
 * {@code null}.
 *
 * <p>The service adds members to existing structures. New versions of the client therefore add components to records, so
 * that constructors and record patterns are not covered by the promise of compatibility: create requests and structures
 * with builders, and read records with accessors.
 *
 * <p>An application can write all of these types with Jackson 3, as the service's JSON, and read them back as equal
 * values. The JSON of a union is an object with one member, such as {@code {"SellerProfile":{"Id":"..","Name":".."}}};
 * that of an unknown union member contains only the tag. All types are {@link java.io.Serializable}.
 *
 * @serial exclude
 */
@NullMarked
package io.github.partnerflux.model;

import org.jspecify.annotations.NullMarked;
