import org.jspecify.annotations.NullMarked;

/** A client for the AWS Partner Central Account API with coroutines and {@code Flow}. */
@NullMarked
module io.github.partnerflux.kotlin {
    requires transitive io.github.partnerflux.core;
    requires transitive kotlin.stdlib;
    requires transitive kotlinx.coroutines.core;
    requires kotlinx.coroutines.reactive;
    requires kotlinx.coroutines.reactor;

    exports io.github.partnerflux.kotlin;
}
