// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.operation;

/**
 * One attempt of a call.
 *
 * @param number from 1
 * @param time the time with which the attempt is signed
 */
public record Attempt<O>(Call<O> call, int number, SigningTime time) {

    public Operation<?, O> operation() {
        return call.operation();
    }
}
