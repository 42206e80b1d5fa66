package io.github.partnerflux.emulator.internal.validation;

/** The constrained strings of the service's model, by their names in the model. */
public final class Shapes {

    public static final TextShape CATALOG = TextShape.of(1, 64, "[a-zA-Z0-9-]+");
    public static final TextShape NEXT_TOKEN = TextShape.of(1, 2048, "[\\S]+");
    public static final TextShape CONNECTION_TYPE_FILTER = TextShape.of(1, 200, "[a-zA-Z_-]+(:[a-zA-Z]+)?");
    public static final TextShape PARTICIPANT_IDENTIFIER = TextShape.of(1, 100, "[a-zA-Z0-9-]+");

    private Shapes() {}
}
