package dev.intentsite.protocol.attribution;

import dev.intentsite.schema.SchemaDocument;

/** Names and bounds of {@code intentweb-attribution/1}; the bounds are those of its schema. */
final class Profile {
    static final String NAME = "intentweb-attribution/1";
    static final int LONGEST_CHAIN = AttributionSchema.PUBLISHED.chain.most();
    static final int LONGEST_ACTOR_TYPE = SchemaDocument.ATTRIBUTION
            .tree()
            .at("/$defs/entry/properties/actor_type/maxLength")
            .intValue();

    private Profile() {}
}
