package io.github.partnerflux.emulator.internal.state;

/** The state of one catalog. Catalogs share nothing: what happens in one is not seen in the other. */
public final class World {

    private final String catalog;
    private final Partners partners;
    private final Connections connections;

    World(String catalog, Settings settings, Accounts accounts, IdSource ids) {
        this.catalog = catalog;
        boolean registered = settings.partnerCatalogs().contains(catalog);
        this.partners = new Partners(accounts, registered, settings.seed(), catalog);
        this.connections = new Connections(connectionSeed(settings), settings.connections(), accounts, partners, ids);
    }

    private long connectionSeed(Settings settings) {
        return catalog.equals(Catalogs.AWS) ? settings.seed() : Seeds.derive(settings.seed(), catalog.hashCode());
    }

    public String catalog() {
        return catalog;
    }

    public boolean isSandbox() {
        return catalog.equals(Catalogs.SANDBOX);
    }

    public Partners partners() {
        return partners;
    }

    public Connections connections() {
        return connections;
    }
}
