package io.github.partnerflux.kotlin

import io.github.partnerflux.model.ListConnectionsRequest
import io.github.partnerflux.model.RequestOverrideConfiguration

/**
 * Configures a [ListConnectionsRequest]. Constraints are checked when the block has returned.
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

    /** The catalog to list, such as `AWS` or `Sandbox`: 1 to 64 letters, digits and hyphens. Required. */
    public var catalog: String? = null

    /** The [token][io.github.partnerflux.Page.nextToken] of the page to start with, or `null` for the first. */
    public var nextToken: String? = null

    /** The type of the connections to list, such as `SUBSIDIARY` or `SUBSIDIARY:ACTIVE`, or `null` for all. */
    public var connectionType: String? = null

    /** The maximum number of connections in a page, from 1 to 100, or `null` for the default of the service. */
    public var maxResults: Int? = null

    /** The participants whose connections to list, at most 100, or `null` for all. An empty list is sent as such. */
    public var otherParticipantIdentifiers: Collection<String>? = null

    /** The settings that override those of the client for this request, or `null` for those of the client. */
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
