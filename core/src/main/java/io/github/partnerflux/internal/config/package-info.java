/** The configuration that the AWS SDKs share: system properties, environment variables and profile files. */
@NullMarked
package io.github.partnerflux.internal.config;

import org.jspecify.annotations.NullMarked;
