package dev.intentsite.protocol.attribution;

import dev.intentsite.schema.SchemaDocument;

/** Names and bounds of {@code intentweb-attribution/1}; the bounds are those of its schema. */
final class Profile {
    static final String NAME = "intentweb-attribution/1";
    static final int LONGEST_CHAIN = bound("/properties/chain/maxItems");
    static final int LONGEST_ACTOR_TYPE = bound("/$defs/entry/properties/actor_type/maxLength");
    static final int MOST_CERTIFICATES = bound("/$defs/entry/properties/x5c/maxItems");

    private Profile() {}

    private static int bound(String place) {
        return SchemaDocument.ATTRIBUTION.tree().at(place).intValue();
    }
}
