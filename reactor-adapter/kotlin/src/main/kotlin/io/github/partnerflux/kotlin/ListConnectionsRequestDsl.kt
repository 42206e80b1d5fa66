package io.github.partnerflux.kotlin

import io.github.partnerflux.model.ListConnectionsRequest
import io.github.partnerflux.model.RequestOverrideConfiguration

/**
 * The input of `ListConnections`, to be filled in. Nothing is checked before it is complete.
 *
 * ```kotlin
 * client.coroutines().listConnections {
 *     catalog = "AWS"
 *     connectionType = "SUBSIDIARY"
 *     maxResults = 50
 * }
 * ```
 */
public class ListConnectionsRequestDsl internal constructor() {

    /** Where to look, such as `AWS` or `Sandbox`: 1 to 64 letters, digits and hyphens. Required. */
    public var catalog: String? = null

    /** The [token][io.github.partnerflux.Page.nextToken] of the page to begin with, or `null` for the first. */
    public var nextToken: String? = null

    /** Lists only connections of this type, such as `SUBSIDIARY` or `SUBSIDIARY:ACTIVE`, or `null` for all. */
    public var connectionType: String? = null

    /** How many connections a page holds at most, from 1 to 100, or `null` for the service's default. */
    public var maxResults: Int? = null

    /**
     * Lists only connections with these participants, at most 100, or `null` for all. An empty list is sent as such.
     */
    public var otherParticipantIdentifiers: Collection<String>? = null

    /** Settings for this request in place of the client's, or `null` for the client's. */
    public var overrideConfiguration: RequestOverrideConfiguration? = null

    internal fun build(): ListConnectionsRequest =
        ListConnectionsRequest.builder()
            .catalog(catalog)
            .nextToken(nextToken)
            .connectionType(connectionType)
            .maxResults(maxResults)
            .otherParticipantIdentifiers(otherParticipantIdentifiers)
            .overrideConfiguration(overrideConfiguration)
            .build()
}
