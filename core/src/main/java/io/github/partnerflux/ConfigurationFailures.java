package io.github.partnerflux;

import io.github.partnerflux.exception.ConfigurationException;
import java.util.concurrent.TimeoutException;

/** Turns what reading the configuration throws into what this library throws. */
final class ConfigurationFailures {

    private ConfigurationFailures() {}

    static ConfigurationException translate(String operation, Throwable failure) {
        if (failure instanceof TimeoutException) {
            return new ConfigurationException(
                    operation, "the configuration of the environment could not be read in time", failure);
        } else if (failure instanceof IllegalArgumentException) {
            return new ConfigurationException(operation, String.valueOf(failure.getMessage()), failure);
        }
        return new ConfigurationException(
                operation, "the configuration of the environment could not be read: " + failure, failure);
    }
}
