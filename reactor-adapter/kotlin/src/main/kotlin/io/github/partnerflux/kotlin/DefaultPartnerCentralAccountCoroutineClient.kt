package io.github.partnerflux.kotlin

import io.github.partnerflux.PartnerCentralAccountClient

internal class DefaultPartnerCentralAccountCoroutineClient(client: PartnerCentralAccountClient) :
    DefaultCoroutineOperations(client),
    PartnerCentralAccountCoroutineClient,
    PartnerCentralAccountCoroutineWaiters by DefaultCoroutineWaiters(client)
