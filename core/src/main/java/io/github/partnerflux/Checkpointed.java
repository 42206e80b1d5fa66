// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import java.io.Serializable;

/**
 * An item of a listing with the checkpoint right after it.
 *
 * @param <T> the type of the item
 * @param item the item
 * @param next the checkpoint right after the item: a listing that {@linkplain PagedFlux#resumeFrom resumes} there
 *     starts with the item that follows
 */
public record Checkpointed<T>(T item, Checkpoint next) implements Serializable {}
