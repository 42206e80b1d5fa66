/**
 * What goes over the wire: immutable requests, responses and the types they are made of, named as in the service's model.
 *
 * <p>Requests are checked when they are built, against the constraints that the model states: a violation is an
 * {@link IllegalArgumentException} that names the member, what was given and what is allowed.
 *
 * <p>Responses are read leniently, so that a newer service does not break this version: an unknown field is ignored, an
 * unknown enum value keeps its text, an unknown union member keeps its tag. A required member that is missing from an
 * answer is filled in as Smithy's <a
 * href="https://smithy.io/2.0/spec/aggregate-types.html#client-error-correction">client error correction</a> says: an
 * empty string, list or map, the epoch, or an unknown union member. Collections are unmodifiable and never {@code null}.
 *
 * <p>An application's Jackson 3 writes all of them in the service's JSON, {@code {"SellerProfile":{"Id":"..","Name":".."}}}
 * for a union, and reads it back to an equal value; of an unknown union member that is its tag alone. They can be serialized by
 * Java, too.
 *
 * @serial exclude
 */
@NullMarked
package io.github.partnerflux.model;

import org.jspecify.annotations.NullMarked;
