package io.github.partnerflux.kotlin

import io.github.partnerflux.PartnerCentralAccountClient

/**
 * Adapts a client.
 *
 * @return the same client, with coroutines; closing the client stays the caller's
 */
public fun PartnerCentralAccountClient.coroutines(): PartnerCentralAccountCoroutineClient =
    DefaultPartnerCentralAccountCoroutineClient(this)
