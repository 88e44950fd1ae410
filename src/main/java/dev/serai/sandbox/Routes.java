package dev.serai.sandbox;

/** All handlers. Add yours here. */
final class Routes {
    private Routes() {}

    static Router all(Quotas quotas) {
        Router router = new Router();
        Associations partners = new Associations();
        AssociationReading associations = new AssociationReading(partners);
        associations.addTo(router);
        new ObjectReading(associations).addTo(router);
        new Search(partners).addTo(router);
        new ObjectWriting(partners).addTo(router);
        new BatchWriting(partners).addTo(router);
        new AssociationWriting(partners).addTo(router);
        new PropertyReading().addTo(router);
        new PropertyWriting().addTo(router);
        new PropertyBatch().addTo(router);
        new PropertyGroups().addTo(router);
        new SchemaReading().addTo(router);
        new PipelineReading().addTo(router);
        new AccountReading(quotas).addTo(router);
        new ConversationReading().addTo(router);
        return router;
    }
}
