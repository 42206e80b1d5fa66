// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.operation;

/** The conditions under which an operation may be retried. */
public enum RetrySafety {
    /** Always: it only reads, is idempotent, or carries a client token by which the service recognizes it. */
    ALWAYS,
    /** Only if the service cannot have executed it: a second execution could have a second effect. */
    UNLESS_EXECUTED
}
