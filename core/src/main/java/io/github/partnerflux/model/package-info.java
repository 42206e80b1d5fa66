/**
 * The requests and responses of the service, and the types that they consist of: immutable, and named as in the service
 * model.
 *
 * <p>Creating a request checks it against the constraints of the service model. A violation is an
 * {@link IllegalArgumentException} whose message names the member, its value, and the values that are allowed.
 *
 * <p>Responses are read leniently, so that changes of the service do not break this version: unknown members are
 * ignored, unknown enum values are preserved, and unknown union members are reduced to their tag. If a required member
 * is missing, its value is what Smithy's <a
 * href="https://smithy.io/2.0/spec/aggregate-types.html#client-error-correction">client error correction</a> specifies:
 * an empty string, list or map, the epoch, or an unknown union member. Collections are unmodifiable and never
 * {@code null}.
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
