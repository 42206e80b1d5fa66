/** Tests of what is published to Maven Central. */
package io.github.partnerflux.compatibility.staging;
