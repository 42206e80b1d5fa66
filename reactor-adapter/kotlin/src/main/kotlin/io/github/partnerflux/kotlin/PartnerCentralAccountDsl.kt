// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.kotlin

/**
 * Marks the classes that configure requests, so that a nested block does not accidentally set a property of the block
 * around it.
 */
@DslMarker @Target(AnnotationTarget.CLASS) public annotation class PartnerCentralAccountDsl
