/**
 * The operations of a partner's profile, and its JSON.
 *
 * <p>Add operations that change the profile or its visibility. The partner itself has a package of its own.
 */
@NullMarked
package io.github.partnerflux.emulator.internal.operation.profile;

import org.jspecify.annotations.NullMarked;
