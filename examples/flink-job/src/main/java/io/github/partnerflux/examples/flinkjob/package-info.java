/** An example: a job of Apache Flink that counts the connections of a fleet of accounts. */
@NullMarked
package io.github.partnerflux.examples.flinkjob;

import org.jspecify.annotations.NullMarked;
