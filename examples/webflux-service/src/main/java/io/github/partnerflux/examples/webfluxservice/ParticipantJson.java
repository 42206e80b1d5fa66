package io.github.partnerflux.examples.webfluxservice;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.github.partnerflux.model.Participant;
import org.springframework.boot.jackson.JacksonMixin;

/** How a participant is written: with its kind, as in {@code {"kind":"Account","name":"..."}}. */
@JacksonMixin(Participant.class)
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "kind")
interface ParticipantJson {}
