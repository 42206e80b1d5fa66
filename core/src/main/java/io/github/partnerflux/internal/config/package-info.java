/** Resolves the standard configuration of the AWS SDKs: system properties, environment variables and profile files. */
@NullMarked
package io.github.partnerflux.internal.config;

import org.jspecify.annotations.NullMarked;
