import org.jspecify.annotations.NullMarked;

/** A client for the AWS Partner Central Account API with futures and {@link java.util.concurrent.Flow}. */
@NullMarked
module io.github.partnerflux.future {
    requires transitive io.github.partnerflux.core;

    exports io.github.partnerflux.future;
}
