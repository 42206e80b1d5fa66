package io.github.partnerflux.emulator;

/** The constrained strings of the service's model, by their names in the model. */
final class Shapes {

    static final TextShape CATALOG = TextShape.of(1, 64, "[a-zA-Z0-9-]+");
    static final TextShape NEXT_TOKEN = TextShape.of(1, 2048, "[\\S]+");
    static final TextShape CONNECTION_TYPE_FILTER = TextShape.of(1, 200, "[a-zA-Z_-]+(:[a-zA-Z]+)?");
    static final TextShape PARTICIPANT_IDENTIFIER = TextShape.of(1, 100, "[a-zA-Z0-9-]+");

    private Shapes() {}
}
