// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.kotlin

import io.github.partnerflux.PartnerCentralAccountClient

/**
 * Adapts this client.
 *
 * @return a client with coroutines; the caller must close the adapted one
 */
public fun PartnerCentralAccountClient.coroutines(): PartnerCentralAccountCoroutineClient =
    DefaultPartnerCentralAccountCoroutineClient(this)
