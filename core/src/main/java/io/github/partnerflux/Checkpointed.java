package io.github.partnerflux;

import java.io.Serializable;

/**
 * An item of a listing, with the point to go on from.
 *
 * @param <T> what is listed
 * @param item the item
 * @param next the point right after the item: a listing that is {@linkplain PagedFlux#resumeFrom resumed} there begins with
 *     the item that follows
 */
public record Checkpointed<T>(T item, Checkpoint next) implements Serializable {}
