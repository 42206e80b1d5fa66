/**
 * The operations of qualifications associations, between subsidiaries and their primary partners.
 *
 * <p>Add operations that associate qualifications. The connections that they require have a package of their own.
 */
@NullMarked
package io.github.partnerflux.emulator.internal.operation.qualification;

import org.jspecify.annotations.NullMarked;
